import { withdrawSuggestion as operation } from '../../contract/feedback'
import { done, refuse, write } from '../../handling'
import { judgeSuggestion, lockFeedback } from '../../store/feedback'

export const withdrawSuggestion = write(operation, async ({ db, schoolId }, { feedbackId }) => {
  const feedback = await lockFeedback(db, schoolId, feedbackId)
  if (!feedback?.suggestion || feedback.suggestion.verdict === 'hidden') return refuse('suggestion_unknown')
  await judgeSuggestion(db, schoolId, feedbackId, 'hidden')
  return done({ feedbackId }, { target: `feedback/${feedbackId}`, from: feedback.suggestion.verdict, verdict: 'hidden' })
})
