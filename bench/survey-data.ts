import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Ballots } from '../cloud/ballot'
import type { AnswerValue, SectionAnswers, SurveyForm, SurveyQuestion, SurveySubject } from '../cloud/contract/survey-form'
import type { Database, OpenDatabase } from '../cloud/db/database'
import { seededRandom } from '../cloud/demo/seeded-random'
import { readSurveyTemplates } from '../cloud/plan-library'
import { checkAnswers, isAsked, screensOf, type AskedChild } from '../cloud/rules/survey-form'
import type { BallotContent } from '../cloud/sealed-ballot'
import { sqlId } from './rush-data'

/*
 * One school whose families answer the satisfaction survey and score their teachers on one sheet. However many families
 * there are, they have the same 120 teachers and 200 courses, so that only the ballots grow. Seeded; every ballot is one
 * that `answerSurvey` would take.
 */

export const schoolId = 'survey-0001'
export const officeToken = 'office-survey-0001'
const [perClass, teachers, courses] = [40, 120, 200]
const bothEnds = { opensAt: '2026-09-08T08:00:00+08:00', closesAt: '2026-09-15T08:00:00+08:00' }
export const closing = new Date(bothEnds.closesAt)

/** The same id as `sqlId` makes. */
const idOf = (kind: string, number: number) => createHash('md5').update(`${kind}:${schoolId}:${number}`).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')

const templates = readSurveyTemplates(path.join(__dirname, '../plans/'))
const sectionsOf = (template: string) => templates.find(({ key }) => key === template)?.form.sections ?? []
export const form: SurveyForm = { intro: '请您照实际感受回答。', sections: [...sectionsOf('satisfaction'), ...sectionsOf('teacherScores')] }

/** The school and its children, in one statement a table. */
export async function makeSchool(db: Database, children: number) {
  const school = `(select $1::text as school_id) s`
  const each = `${school} cross join generate_series(1, ${children}) c`
  const statements = [
    `select set_config('kehou.school_id', $1, true)`,
    `insert into school (school_id, name, region) select s.school_id, '江海县第一小学', '江海县' from ${school}`,
    `insert into term (school_id, term_id, name, starts_on, ends_on, holidays, current) select s.school_id, ${sqlId('term', '1')}, '本学期', '2026-08-31', '2027-01-01', '[]', true from ${school}`,
    `insert into account (account_id, provider, subject, created_at) select ${sqlId('account', '0')}, 'dev', '${officeToken}', now() from ${school}`,
    `insert into staff (school_id, staff_id, account_id, name, roles) select s.school_id, ${sqlId('staff', '0')}, ${sqlId('account', '0')}, '许文静', array['schoolAdmin'] from ${school}`,
    `insert into staff (school_id, staff_id, name, roles) select s.school_id, ${sqlId('staff', 'k')}, '教师' || k, array['dutyTeacher'] from ${school} cross join generate_series(1, ${teachers}) k`,
    `insert into course (school_id, course_id, term_id, service_key, title, category, content, grades, weekday, starts_at, ends_at, teacher_id, venue, admission, opens_at, closes_at, capacity, taken, published_at)
      select s.school_id, ${sqlId('course', 'k')}, ${sqlId('term', '1')}, 'afternoon', '课程' || k, '益智', '从头学起', '[1,2,3,4,5,6]', 2, time '16:20', time '17:20', ${sqlId('staff', `(1 + k % ${teachers})`)}, '教室', 'firstCome', '2026-09-01', '2026-09-07', 20, 20, '2026-09-01' from ${school} cross join generate_series(1, ${courses}) k`,
    `insert into school_class (school_id, class_id, grade, name, room) select s.school_id, ${sqlId('class', 'k')}, 1 + k % 6, k || '班', k || '室' from ${school} cross join generate_series(1, ${Math.ceil(children / perClass)}) k`,
    `insert into child (school_id, child_id, class_id, roster_no, name) select s.school_id, ${sqlId('child', 'c')}, ${sqlId('class', `(1 + (c - 1) / ${perClass})`)}, 1 + (c - 1) % ${perClass}, '孩子' || c from ${each}`,
  ]
  for (const sql of statements) await db.rows(sql, [schoolId])
}

const thoughts = ['作业辅导时教室有点吵，希望分小一点。', '老师很负责，谢谢。', '放学的时候校门口人太多，能不能分开走？', '想多开几门体育课，孩子坐了一天了。']

function answerTo(question: SurveyQuestion, random: ReturnType<typeof seededRandom>): AnswerValue | undefined {
  switch (question.kind) {
    case 'text':
      return random.below(5) === 0 ? `${random.pick(thoughts)}${random.pick(thoughts)}（${random.below(1000)}）` : undefined
    case 'scale':
      return question.from + random.below(question.to - question.from + 1)
    case 'matrix':
      return Object.fromEntries(question.rows.map(({ key }) => [key, random.pick(question.options).key]))
    case 'single':
      return random.pick(question.options).key
    case 'multiple':
    case 'ranking': {
      const from = random.below(question.options.length)
      return question.options.slice(from, from + 1 + random.below(question.most)).map(({ key }) => key)
    }
  }
}

interface Family extends AskedChild {
  childId: string
  grade: number
  subjects: SurveySubject[]
}

const familyOf = (child: number): Family => {
  const subjects = [...[0, 37].map((apart) => ({ kind: 'teacher' as const, number: 1 + ((child + apart) % teachers) })), { kind: 'course' as const, number: 1 + (child % courses) }]
  return {
    ...{ childId: idOf('child', child), grade: 1 + ((1 + Math.floor((child - 1) / perClass)) % 6), joined: child % 3 > 0 },
    subjects: subjects.map(({ kind, number }) => ({ kind, subjectId: idOf(kind === 'teacher' ? 'staff' : 'course', number), name: `${kind}${number}` })),
  }
}

/** What a family answers on every screen that it is asked; throws where `answerSurvey` would not take it. */
function answersOf(family: Family, random: ReturnType<typeof seededRandom>): SectionAnswers[] {
  const sent = screensOf(form.sections, family).map(({ section, subject }) => {
    const values: Record<string, AnswerValue> = {}
    for (const question of section.questions) {
      const value = isAsked(section, question, values) ? answerTo(question, random) : undefined
      if (value !== undefined) values[question.key] = value
    }
    return { section: section.key, subjectId: subject?.subjectId ?? null, values }
  })
  const check = checkAnswers(form.sections, family, sent)
  if (check.kind !== 'right') throw new Error(`a ballot is ${check.kind}: ${JSON.stringify(check)}`)
  return check.answers
}

const wordsIn = (answers: readonly SectionAnswers[]) => answers.flatMap(({ section, values }) => (section === 'words' && typeof values.words === 'string' ? [values.words] : []))

const atOnce = 2000

/** An open survey, as full as its box can be: every one of so many children's families has answered. Ends a second later than the number before it. */
export async function makeSurvey(database: OpenDatabase, lock: Ballots, number: number, children: number): Promise<{ surveyId: string; slots: string[] }> {
  const surveyId = idOf('survey', number)
  const salt = lock.newSalt(surveyId)
  const box = lock(surveyId, salt)
  const closesAt = new Date(closing.getTime() - 3600_000 + number * 1000)
  const slots: string[] = []
  const inSchool = (work: (db: Database) => Promise<unknown>) => database.owner(async (db) => (await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId]), work(db)))
  await inSchool((db) =>
    db.rows(
      `insert into survey (school_id, survey_id, term_id, kind, title, audience, form, editable, least_group, opens_at, closes_at, state, salt, asked, edited_at)
       select s.school_id, $2, ${sqlId('term', '1')}, 'satisfaction', '满意度问卷', 'everyone', $3, true, 8, $4, $5, 'open', $6, $7, $4 from (select $1::text as school_id) s`,
      [schoolId, surveyId, JSON.stringify(form), bothEnds.opensAt, closesAt, salt, children],
    ),
  )
  const random = seededRandom(20260908)
  for (let from = 1; from <= children; from += atOnce) {
    const families = Array.from({ length: Math.min(atOnce, children - from + 1) }, (_, index) => familyOf(from + index))
    const ballots = families.map((family) => {
      const answers = answersOf(family, random)
      const content: BallotContent = { mark: box.mark(family.childId), answers, verdicts: Object.fromEntries(wordsIn(answers).map((words) => [words, random.below(10) === 0 ? 'unchecked' : 'passed'])) }
      return { slot: box.slot(family.childId), locked: box.lock(content) }
    })
    slots.push(...ballots.map(({ slot }) => slot))
    await inSchool(async (db) => {
      await db.rows(`insert into survey_child (school_id, survey_id, child_id, grade, joined, subjects) select $1, $2, f."childId", f.grade, f.joined, f.subjects from jsonb_to_recordset($3) as f ("childId" uuid, grade int, joined boolean, subjects jsonb)`, [schoolId, surveyId, JSON.stringify(families)])
      await db.rows(`insert into ballot (school_id, survey_id, slot, locked) select $1, $2, b.slot, b.locked from jsonb_to_recordset($3) as b (slot text, locked text)`, [schoolId, surveyId, JSON.stringify(ballots)])
    })
  }
  return { surveyId, slots }
}
