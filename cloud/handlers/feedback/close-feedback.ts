import { closeFeedback as operation } from '../../contract/feedback'
import { done, refuse, write } from '../../handling'
import { lockFeedback, setFeedbackState } from '../../store/feedback'

export const closeFeedback = write(operation, async ({ db, schoolId, actor }, { feedbackId }) => {
  const feedback = await lockFeedback(db, schoolId, feedbackId, actor.guardianId)
  if (!feedback) return refuse('feedback_unknown')
  if (feedback.state === 'closed') return refuse('feedback_closed')
  await setFeedbackState(db, schoolId, feedbackId, 'closed')
  return done({ feedbackId }, { target: `feedback/${feedbackId}`, from: feedback.state, state: 'closed' })
})
