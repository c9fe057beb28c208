import { decideFeedbackText as operation, type CheckState } from '../../contract/feedback'
import { done, refuse, write } from '../../handling'
import { judgeSuggestion, judgeTurn, lockFeedback } from '../../store/feedback'

export const decideFeedbackText = write(operation, async ({ db, schoolId }, { feedbackId, part, shown }) => {
  const feedback = await lockFeedback(db, schoolId, feedbackId)
  if (!feedback) return refuse('feedback_unknown')
  const turn = part === 'first' ? 1 : 2
  const text = part === 'public' ? feedback.suggestion : feedback.turns[turn - 1]
  if (text?.verdict !== 'waiting') return refuse('feedback_text_decided')
  const verdict: CheckState = shown ? 'shown' : 'hidden'
  if (part === 'public') await judgeSuggestion(db, schoolId, feedbackId, verdict)
  else await judgeTurn(db, schoolId, { feedbackId, turn, verdict })
  return done({ verdict }, { target: `feedback/${feedbackId}`, part, verdict })
})
