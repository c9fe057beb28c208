import type { BallotBox } from './ballot'
import { refuse, type Context, type Refused } from './handling'
import { ownChild, type Child } from './store/child'
import { keptAwaySince } from './store/kept-away'
import { askedChild, type StoredSurvey, type SurveyChild } from './store/survey'

export interface AskedSurvey {
  survey: StoredSurvey
  box: BallotBox
  child: Child
  asked: SurveyChild
}

type AskedRefusal = 'child_not_yours' | 'survey_unknown' | 'survey_not_asked' | 'survey_not_open' | 'survey_closed' | 'survey_box_shut'

/**
 * An open survey that asks the caller about its child. Whom the office keeps from the child is not asked: what is asked
 * names its courses and teachers. After its closing time a survey is closed, although time has not counted it yet.
 */
export async function askedSurvey({ db, schoolId, actor, now, ballots }: Pick<Context, 'db' | 'schoolId' | 'actor' | 'now' | 'ballots'>, survey: StoredSurvey | null, childId: string): Promise<AskedSurvey | Refused<AskedRefusal>> {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  if (!survey || survey.state === 'cancelled') return refuse('survey_unknown')
  if (survey.state === 'closed' || survey.closesAt <= now) return refuse('survey_closed')
  if (survey.salt === null) return refuse('survey_not_open')
  const asked = await askedChild(db, schoolId, survey.surveyId, childId)
  if (!asked || (await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0) return refuse('survey_not_asked')
  const box = ballots(survey.surveyId, survey.salt)
  return box.isOurs ? { survey, box, child, asked } : refuse('survey_box_shut')
}
