import { randomUUID } from 'node:crypto'
import type { SurveyForm, SurveyQuestion } from 'cloud/contract/survey-form'
import type { CountedBallot } from 'cloud/rules/survey-count'
import { isFormTooLarge } from 'cloud/rules/survey-size'
import type { Api } from './boot'
import { asOwner, type School } from './given'
import { ballotOf, sectionOf } from './given-survey-result'

const keyed = (many: number) => Array.from({ length: many }, (_, at) => ({ key: `k${at}`, label: '很'.repeat(60) }))
const matrixOf = (at: number): SurveyQuestion => ({ key: `q${at}`, title: '问'.repeat(120), required: true, showIf: null, kind: 'matrix', rows: keyed(12), options: keyed(3) })

/** A form to which the office could add no question more: matrices of the longest labels. */
export function largestForm(): SurveyForm {
  const withQuestions = (many: number): SurveyForm => ({ intro: '说'.repeat(400), sections: [sectionOf('s0', Array.from({ length: many }, (_, at) => matrixOf(at)), { title: '节'.repeat(60), note: '注'.repeat(200) })] })
  let many = 1
  while (!isFormTooLarge(withQuestions(many + 1))) many += 1
  return withQuestions(many)
}

/** Twenty ballots that answer every row of such a form. */
export const fullBallots = ({ sections }: SurveyForm): CountedBallot[] => {
  const values = Object.fromEntries(sections[0]!.questions.map((question) => [question.key, Object.fromEntries((question.kind === 'matrix' ? question.rows : []).map(({ key }) => [key, 'k0']))]))
  return Array.from({ length: 20 }, () => ballotOf(values, { section: 's0' }))
}

/** More courses and teachers with a count of their own in a survey than a large school has. */
export const giveManyGroups = (api: Api, { schoolId }: Pick<School, 'schoolId'>, surveyId: string) =>
  asOwner(api, schoolId, (db) =>
    db.rows(
      `insert into survey_count (school_id, survey_id, part, part_key, section, question, row_key, option, count)
       select $1, $2, part, gen_random_uuid()::text, 's0', 'q0', '', '', 99999 from generate_series(1, 60), unnest(array['course', 'teacher']) part`,
      [schoolId, surveyId],
    ),
  )

/** More open surveys than a list shows, each with the largest form and the longest words, that ask these children about many courses and teachers. Answers one. */
export async function giveLongSurveys(api: Api, { schoolId, termId }: Pick<School, 'schoolId' | 'termId'>, childIds: string[]): Promise<string> {
  const subjects = Array.from({ length: 30 }, (_, at) => ({ kind: at % 2 === 0 ? 'course' : 'teacher', subjectId: randomUUID(), name: '名'.repeat(40) }))
  const made = await asOwner(api, schoolId, async (db) => {
    const surveys = await db.rows<{ survey_id: string }>(
      `insert into survey (school_id, survey_id, term_id, kind, title, audience, form, editable, least_group, schedule_key, due_on, opens_at, closes_at, state, salt, asked, edited_at)
       select $1, gen_random_uuid(), $2, 'satisfaction', repeat('卷', 40), 'nonParticipants', $3, false, 100, repeat('k', 36) || n, '2026-09-01', '2026-09-01', '2028-09-08', 'open', repeat('a', 64), 99999, '2026-09-01'
         from generate_series(100, 205) n returning survey_id`,
      [schoolId, termId, JSON.stringify(largestForm())],
    )
    await db.rows(
      `insert into survey_child (school_id, survey_id, child_id, grade, joined, subjects) select school_id, survey_id, child_id::uuid, 3, false, $3 from survey, unnest($4::text[]) child_id where school_id = $1 and term_id = $2 and state = 'open'`,
      [schoolId, termId, JSON.stringify(subjects), childIds],
    )
    return surveys
  })
  return made[0]!.survey_id
}
