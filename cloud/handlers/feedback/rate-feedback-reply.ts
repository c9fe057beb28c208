import { rateFeedbackReply as operation } from '../../contract/feedback'
import { done, refuse, writeAfter } from '../../handling'
import { firstVerdict, rate } from '../../rules/feedback'
import { plainText } from '../../rules/plain-text'
import { addTurn, lockFeedback, rateTurn, setFeedbackState } from '../../store/feedback'

export const rateFeedbackReply = writeAfter(
  operation,
  ({ checkText }, { more, satisfied }) => checkText(satisfied ? '' : plainText(more)),
  async ({ db, schoolId, actor, now }, { feedbackId, satisfied, more }, check) => {
    const feedback = await lockFeedback(db, schoolId, feedbackId, actor.guardianId)
    if (!feedback) return refuse('feedback_unknown')
    const said = plainText(more)
    const rated = rate({ state: feedback.state, turns: feedback.turns.length }, { satisfied, more: said })
    if (rated.kind === 'refused') return refuse(rated.code)
    const turn = feedback.turns.length
    const target = `feedback/${feedbackId}`
    await rateTurn(db, schoolId, { feedbackId, turn, satisfied })
    if (rated.kind === 'closed') {
      await setFeedbackState(db, schoolId, feedbackId, 'closed')
      return done({ state: 'closed' as const }, { target, satisfied, state: 'closed' })
    }
    if (check === 'risky') return refuse('feedback_text_risky')
    const verdict = firstVerdict(check)
    await addTurn(db, schoolId, { feedbackId, turn: turn + 1, text: said, verdict, now })
    await setFeedbackState(db, schoolId, feedbackId, 'open')
    return done({ state: 'open' as const }, { target, satisfied, state: 'open', verdict })
  },
)
