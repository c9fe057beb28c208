import { readAppraisal as operation } from '../../contract/appraisal'
import { familyScores } from '../../family-scores'
import { read, refuse } from '../../handling'
import { monthAsked, monthsOf } from '../../pay-facts'
import { appraisalDimensions, appraisalScore } from '../../rules/appraisal'
import { appraisalsOf, courseTitles } from '../../store/appraisal'
import { schoolStaff } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

export const readAppraisal = read(operation, async ({ db, schoolId, now }, asked) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const months = monthsOf(published.term)
  const month = asked.month ?? monthAsked(months, now)
  if (!months.includes(month)) return refuse('pay_month_outside')
  const dimensions = appraisalDimensions(published.plan.surveys)
  const entered = await appraisalsOf(db, schoolId, termId, month)
  const teachers = await familyScores(db, schoolId, termId, 'teacher', month)
  const courses = await familyScores(db, schoolId, termId, 'course', month)
  const staff = (await schoolStaff(db, schoolId)).map((person) => {
    const kept = (entered.find(({ staffId }) => staffId === person.staffId)?.scores ?? []).filter(({ dimension }) => dimensions.includes(dimension))
    const scores = kept.map(({ dimension, score, surveyId }) => ({ dimension, score, fromSurvey: surveyId !== null }))
    return { ...person, families: teachers.of(person.staffId), scores, total: appraisalScore(dimensions, kept) }
  })
  const titles = await courseTitles(db, schoolId, courses.subjectIds)
  return {
    month,
    months,
    dimensions,
    seenAt: entered.map(({ enteredAt }) => enteredAt).sort().at(-1) ?? null,
    teacherSource: teachers.source,
    courseSource: courses.source,
    staff,
    courses: titles.map((course) => ({ ...course, families: courses.of(course.courseId) })),
  }
})
