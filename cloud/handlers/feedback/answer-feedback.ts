import { answerFeedback as operation } from '../../contract/feedback'
import { done, refuse, write } from '../../handling'
import { plainText } from '../../rules/plain-text'
import { lockFeedback, replyToTurn, setFeedbackState } from '../../store/feedback'
import { tellGuardian } from '../../store/message'

export const answerFeedback = write(operation, async ({ db, schoolId, actor, now, random }, { feedbackId, reply }) => {
  const said = plainText(reply)
  if (said === '') return refuse('feedback_empty')
  const feedback = await lockFeedback(db, schoolId, feedbackId)
  if (!feedback) return refuse('feedback_unknown')
  if (feedback.state !== 'open') return refuse(feedback.state === 'answered' ? 'feedback_answered' : 'feedback_closed')
  const turn = feedback.turns.length
  await replyToTurn(db, schoolId, { feedbackId, turn, reply: said, staffId: actor.staffId as string, now })
  await setFeedbackState(db, schoolId, feedbackId, 'answered')
  await tellGuardian(db, schoolId, feedback.guardianId, { kind: 'feedback_answered', details: {}, event: `feedback/${feedbackId}/${turn}`, now, newId: random.uuid })
  return done({ feedbackId }, { target: `feedback/${feedbackId}`, turn, state: 'answered' })
})
