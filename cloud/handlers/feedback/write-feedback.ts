import { writeFeedback as operation } from '../../contract/feedback'
import { done, refuse, writeAfter } from '../../handling'
import { firstVerdict, mostOpenFeedback } from '../../rules/feedback'
import { plainText } from '../../rules/plain-text'
import { lockAccount } from '../../store/account'
import { addFeedback, addTurn, openFeedback } from '../../store/feedback'

export const writeFeedback = writeAfter(
  operation,
  ({ checkText }, { text }) => checkText(plainText(text)),
  async ({ db, schoolId, actor, now, random }, { kind, text }, check) => {
    const [said, guardianId] = [plainText(text), actor.guardianId as string]
    if (said === '') return refuse('feedback_empty')
    if (check === 'risky') return refuse('feedback_text_risky')
    await lockAccount(db, schoolId, actor.accountId as string)
    if ((await openFeedback(db, schoolId, guardianId)) >= mostOpenFeedback) return refuse('feedback_too_many')
    const [feedbackId, verdict] = [random.uuid(), firstVerdict(check)]
    await addFeedback(db, schoolId, { feedbackId, guardianId, kind, now })
    await addTurn(db, schoolId, { feedbackId, turn: 1, text: said, verdict, now })
    return done({ feedbackId }, { target: `feedback/${feedbackId}`, kind, verdict })
  },
)
