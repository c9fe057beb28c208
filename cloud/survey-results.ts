import type { OutputOf } from './contract/operation'
import type { readPublishedSurvey } from './contract/survey-result'
import type { Moment } from './moment'
import type { SurveyPart } from './rules/survey-count'
import { shanghaiDate } from './rules/dates'
import { promiseStateOn, resultSections } from './rules/survey-result'
import { promisesOf, type StoredPromise } from './store/survey-promise'
import { countsOf, surveyBefore, type ResultSurvey } from './store/survey-result'

type Published = OutputOf<typeof readPublishedSurvey>

/** What percentages must be read with. */
export const resultBase = ({ surveyId, kind, title, closedAt, asked, answered, leastGroup }: ResultSurvey) => ({ surveyId, kind, title, closedAt, asked: asked ?? 0, answered: answered ?? 0, leastGroup })

/** One group's results beside the last survey of the kind. */
export async function resultsOf({ db, schoolId }: Pick<Moment, 'db' | 'schoolId'>, survey: ResultSurvey, part: SurveyPart, partKey: string): Promise<Pick<Published, 'sections' | 'last'>> {
  const last = await surveyBefore(db, schoolId, survey)
  const before = last && { form: last.form, counts: await countsOf(db, schoolId, last.surveyId, part, partKey) }
  const counts = await countsOf(db, schoolId, survey.surveyId, part, partKey)
  return {
    sections: resultSections(part, { form: survey.form, counts }, before),
    last: last && { title: last.title, closedAt: last.closedAt, answered: last.answered ?? 0 },
  }
}

export const withState = <P extends StoredPromise>(promise: P, now: Date) => ({ ...promise, state: promiseStateOn(shanghaiDate(now), promise) })

export async function promisesWithState({ db, schoolId, now }: Pick<Moment, 'db' | 'schoolId' | 'now'>, surveyId: string): Promise<Published['promises']> {
  return (await promisesOf(db, schoolId, surveyId)).map((promise) => withState(promise, now))
}
