import { answerFeedback } from './feedback/answer-feedback'
import { closeFeedback } from './feedback/close-feedback'
import { decideFeedbackText } from './feedback/decide-feedback-text'
import { listFeedback } from './feedback/list-feedback'
import { listMyFeedback } from './feedback/list-my-feedback'
import { listSuggestions } from './feedback/list-suggestions'
import { publishSuggestion } from './feedback/publish-suggestion'
import { rateFeedbackReply } from './feedback/rate-feedback-reply'
import { withdrawSuggestion } from './feedback/withdraw-suggestion'
import { writeFeedback } from './feedback/write-feedback'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = {
  writeFeedback,
  listMyFeedback,
  rateFeedbackReply,
  closeFeedback,
  listFeedback,
  answerFeedback,
  decideFeedbackText,
  publishSuggestion,
  withdrawSuggestion,
  listSuggestions,
}
