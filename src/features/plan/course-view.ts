import type { PlanCourse, SchoolPlan } from 'cloud/contract/plan-document'
import { partnerNames } from 'cloud/rules/plan-names'
import { weekdaysText } from 'cloud/rules/plan-words'
import { hoursBetween } from 'cloud/rules/day-times'
import { gradesWords } from '@/wording/grades'
import { courseChoiceWords, menuAdmissionWords } from '@/wording/plan'
import { extraLine } from './fee-view'
import { lines, statedFacts, type PlanFact, type PlanPart } from './plan-view'

/** The activities that the plan names, and how a menu of them works (FR-014, FR-042, FR-043). */
export function courseParts(plan: SchoolPlan): PlanPart[] {
  return [
    { title: '怎样选课程', facts: menuFacts(plan) },
    { title: '活动和课程', facts: courseFacts(plan) },
  ]
}

/** Activities of which the plan says the very same stand together under their names. */
function courseFacts(plan: SchoolPlan): PlanFact[] {
  const same = new Map<string, { titles: string[]; says: string[] }>()
  for (const course of plan.courses) {
    const says = courseLines(plan, course)
    const key = JSON.stringify(says)
    same.set(key, { says, titles: [...(same.get(key)?.titles ?? []), course.title] })
  }
  return [...same.values()].map(({ titles, says }) => ({ name: titles.join('、'), says }))
}

function menuFacts({ menu }: SchoolPlan): PlanFact[] {
  return statedFacts([
    { name: '说明', says: menu.text },
    { name: '选课方式', says: menu.admission && menuAdmissionWords[menu.admission] },
    { name: '教师', says: menu.chooseTeacher === null ? null : menu.chooseTeacher ? '家长同时选内容和教师' : '家长只选内容' },
    { name: '每个孩子', says: menu.coursesPerChild === null ? null : `最多同时选 ${menu.coursesPerChild} 门` },
    { name: '菜单公布', says: menu.publishedBeforeTerm === null ? null : menu.publishedBeforeTerm ? '开学前公布' : '开学后公布' },
  ])
}

function courseLines(plan: SchoolPlan, course: PlanCourse): string[] {
  const service = plan.services.find(({ key }) => key === course.serviceKey)
  const weekdays = weekdaysText(course.weekdays ?? service?.weekdays ?? null)
  const hours = hoursBetween(plan, course.startsAt, course.endsAt, { grade: 0, weekday: null, seasons: [] }).words
  const who = course.grades ? gradesWords(course.grades) : ''
  const more = statedFacts([
    { name: '内容', says: course.content },
    { name: '提供方', says: course.provider && partnerNames[course.provider] },
    { name: '名额', says: course.capacity === null ? null : `${course.capacity} 人` },
    { name: '最少', says: course.least === null ? null : `${course.least} 人开班` },
    { name: '自带物品', says: course.itemsToBring },
    { name: '另收', says: lines(course.extras.map(extraLine)) },
  ])
  return [
    [who, weekdays || '星期未公布', hours].filter(Boolean).join(' '),
    [service?.name, course.choice ? courseChoiceWords[course.choice] : '怎样参加未公布', course.offCampus ? '在校外' : ''].filter(Boolean).join('，'),
    ...more.map(({ name, says }) => `${name}：${[says].flat().join('；')}`),
    ...people(course),
  ]
}

/** Who is there and where: what is stated by name, what is not in one line. */
function people({ teacher, leader, securityOfficer, venue }: PlanCourse): string[] {
  const all = [
    { name: '教师', says: teacher },
    { name: '当天负责人', says: leader },
    { name: '安全员', says: securityOfficer },
    { name: '地点', says: venue },
  ]
  const gaps = all.filter(({ says }) => says === null).map(({ name }) => name)
  return [...all.flatMap(({ name, says }) => (says === null ? [] : [`${name}：${says}`])), ...(gaps.length > 0 ? [`${gaps.join('、')}：未公布`] : [])]
}
