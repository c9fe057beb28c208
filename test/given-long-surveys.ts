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
  const ids = Array.from({ length: 106 }, () => randomUUID())
  await asOwner(api, schoolId, async (db) => {
    await db.rows(
      `insert into survey (school_id, survey_id, term_id, kind, title, audience, form, editable, least_group, schedule_key, due_on, opens_at, closes_at, state, salt, asked, edited_at)
       select $1, made.id, $2, 'satisfaction', repeat('卷', 40), 'nonParticipants', $3, false, 100, repeat('k', 36) || (99 + made.n), '2026-09-01', '2026-09-01', '2028-09-08', 'open', made.salt, 99999, '2026-09-01'
         from unnest($4::uuid[], $5::text[]) with ordinality made (id, salt, n)`,
      [schoolId, termId, JSON.stringify(largestForm()), ids, ids.map(api.host.ballots.newSalt)],
    )
    await db.rows(
      `insert into survey_child (school_id, survey_id, child_id, grade, joined, subjects) select $1, survey_id, child_id, 3, false, $2 from unnest($3::uuid[]) survey_id, unnest($4::uuid[]) child_id`,
      [schoolId, JSON.stringify(subjects), ids, childIds],
    )
  })
  return ids[0]!
}
