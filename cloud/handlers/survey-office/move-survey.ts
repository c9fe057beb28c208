import { moveSurvey as operation } from '../../contract/survey'
import { done, refuse, write } from '../../handling'
import { movedTimes } from '../../rules/survey-times'
import { lockSurvey, setSurveyTimes } from '../../store/survey-office'

export const moveSurvey = write(operation, async ({ db, schoolId, now }, { surveyId, opensAt, closesAt }) => {
  const found = await lockSurvey(db, schoolId, surveyId)
  if (!found) return refuse('survey_unknown')
  if (found.state === 'cancelled') return refuse('survey_closed', '这份问卷已经取消，不能再改时间；可以新建一份。')
  const stands = { opensAt: new Date(found.opensAt), closesAt: new Date(found.closesAt) }
  // Its time is over, though it may not have been counted yet: whoever comes late is not let in again.
  if (found.state === 'closed' || stands.closesAt <= now) return refuse('survey_closed', '问卷已经截止，不能再改时间。')
  if (found.state === 'open' && opensAt !== null) return refuse('survey_opened', '问卷已经开始，只能改截止时间。')
  const asked = (moved: string | null) => (moved === null ? null : moved === 'now' ? now : new Date(moved))
  const times = movedTimes(stands, { opensAt: asked(opensAt), closesAt: asked(closesAt) }, now)
  if (!times) return refuse('survey_times_wrong')
  await setSurveyTimes(db, schoolId, surveyId, times, now)
  return done({ surveyId }, { target: `survey/${surveyId}`, state: found.state, opensAt: times.opensAt.toISOString(), closesAt: times.closesAt.toISOString() })
})
