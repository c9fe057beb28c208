import { randomUUID } from 'node:crypto'
import type { Api } from './boot'
import { asOwner, insert, type Family, type School } from './given'
import { absentAnswers, givenSurvey } from './given-survey'
import type { Scenario } from './scenario'

type SurveyNames = 'listSurveys' | 'readSurvey' | 'answerSurvey'

/** A valid call for each operation of a family's surveys, on one that is open all term. */
export async function surveyRows(api: Api, school: School, { childId, guardian }: Family): Promise<Pick<Scenario['rows'], SurveyNames>> {
  const surveyId = randomUUID()
  await givenSurvey(api, school, { survey_id: surveyId, opens_at: '2026-08-31T08:00:00+08:00', closes_at: '2027-01-01T08:00:00+08:00', state: 'open', salt: api.host.ballots.newSalt(surveyId), asked: 1 })
  await asOwner(api, school.schoolId, (db) => insert(db, 'survey_child', { school_id: school.schoolId, survey_id: surveyId, child_id: childId, grade: 3, joined: false, subjects: [] }))
  const others = { otherGuardian: 'child_not_yours', committee: 'child_not_yours' } as const
  return {
    listSurveys: { by: guardian, input: {} },
    readSurvey: { by: guardian, input: { surveyId, childId }, others },
    answerSurvey: { by: guardian, input: { surveyId, childId, answers: absentAnswers() }, others },
  }
}
