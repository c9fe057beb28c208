import { randomUUID } from 'node:crypto'
import type { SurveyForm, SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'
import { countBallots, type CountedBallot } from 'cloud/rules/survey-count'
import type { Api } from './boot'
import { asOwner, insert, type School } from './given'

const optionKeys = 'abcdefghij'

/** A question of one choice whose options are called a, b, c and so on. */
export const singleOf = (key: string, title: string, labels: string[]): SurveyQuestion => ({ key, title, required: true, showIf: null, kind: 'single', options: labels.map((label, at) => ({ key: optionKeys[at] as string, label })) })

export const sectionOf = (key: string, questions: SurveyQuestion[], changes: Partial<SurveySection> = {}): SurveySection => ({ key, title: '课后服务', note: '', audience: 'everyone', about: 'service', questions, ...changes })

/** What S16 asked four weeks after the beginning: how satisfied families are with clubs, time, courses and all of it. */
export const satisfactionForm: SurveyForm = {
  intro: '',
  sections: [
    sectionOf('service', [
      singleOf('clubs', '您对社团活动满意吗？', ['非常满意', '满意', '不满意']),
      singleOf('time', '时间安排合理吗？', ['合理', '不合理']),
      singleOf('courses', '课程设置合理吗？', ['合理', '不合理']),
      singleOf('overall', '您对课后服务满意吗？', ['满意', '不满意']),
    ]),
  ],
}

/** A ballot of one section about the service. */
export const ballotOf = (values: CountedBallot['answers'][number]['values'], changes: Partial<Omit<CountedBallot, 'answers'>> & { section?: string } = {}): CountedBallot => ({
  grade: changes.grade ?? 3,
  joined: changes.joined ?? true,
  answers: [{ section: changes.section ?? 'service', subjectId: null, values }],
})

/** Twenty families of third graders as S16 published them: 60% very satisfied with clubs and 40% satisfied, all else satisfied by all. */
export const s16Ballots = (): CountedBallot[] => Array.from({ length: 20 }, (_, at) => ballotOf({ clubs: at < 12 ? 'a' : 'b', time: 'a', courses: 'a', overall: 'a' }))

interface Counted {
  form?: SurveyForm
  ballots?: CountedBallot[]
  texts?: { section: string; question: string; text: string; verdict?: 'shown' | 'waiting' | 'hidden' }[]
  survey?: Record<string, unknown>
}

/** A survey that has closed, its figures counted from individual ballots as closing counts them. Answers its id. */
export async function givenCounted(api: Pick<Api, 'database'>, school: Pick<School, 'schoolId' | 'termId'>, { form = satisfactionForm, ballots = s16Ballots(), texts = [], survey = {} }: Counted = {}): Promise<string> {
  const surveyId = randomUUID()
  const of = { school_id: school.schoolId, survey_id: surveyId }
  const row = {
    ...{ ...of, term_id: school.termId, kind: 'satisfaction', title: '开学四周满意度问卷', audience: 'everyone', form, editable: true, least_group: 8 },
    ...{ opens_at: '2026-09-28T08:00:00+08:00', closes_at: '2026-10-05T08:00:00+08:00', state: 'closed', asked: ballots.length, answered: ballots.length },
    edited_at: '2026-09-20T08:00:00+08:00',
    ...survey,
  }
  const counts = countBallots(form, ballots, Number(row.least_group))
  await asOwner(api, school.schoolId, async (db) => {
    await insert(db, 'survey', row)
    await db.rows(
      `insert into survey_count (school_id, survey_id, part, part_key, section, question, row_key, option, count)
       select $1, $2, c.part, c."partKey", c.section, c.question, c."rowKey", c.option, c.count
         from jsonb_to_recordset($3) as c (part text, "partKey" text, section text, question text, "rowKey" text, option text, count int)`,
      [school.schoolId, surveyId, JSON.stringify(counts)],
    )
    await db.rows(
      `insert into survey_text (school_id, survey_id, text_id, section, question, text, verdict)
       select $1, $2, gen_random_uuid(), t.section, t.question, t.text, coalesce(t.verdict, 'shown') from jsonb_to_recordset($3) as t (section text, question text, text text, verdict text)`,
      [school.schoolId, surveyId, JSON.stringify(texts)],
    )
  })
  return surveyId
}
