import { publishSuggestion as operation } from '../../contract/feedback'
import { done, refuse, writeAfter } from '../../handling'
import { namesSomebody } from '../../names-somebody'
import { firstVerdict } from '../../rules/feedback'
import { plainText } from '../../rules/plain-text'
import { familiesOf } from '../../store/complaint'
import { lockFeedback, saveSuggestion } from '../../store/feedback'

export const publishSuggestion = writeAfter(
  operation,
  ({ checkText }, { text, answer }) => checkText(`${plainText(text)}\n${plainText(answer)}`.trim()),
  async ({ db, schoolId, actor, now, random }, { feedbackId, text, answer }, check) => {
    const [words, reply] = [plainText(text), plainText(answer)]
    if (words === '' || reply === '') return refuse('feedback_empty')
    const feedback = await lockFeedback(db, schoolId, feedbackId)
    if (!feedback) return refuse('feedback_unknown')
    if (!feedback.turns.some((turn) => turn.reply !== null)) return refuse('feedback_not_answered')
    if (feedback.turns.some(({ verdict }) => verdict === 'waiting')) return refuse('feedback_unchecked')
    const family = await familiesOf(db, schoolId, [feedback.guardianId])
    if (await namesSomebody(db, schoolId, `${words}\n${reply}`, family.flatMap(({ guardian_name, child_name }) => [guardian_name, child_name ?? '']))) return refuse('suggestion_names_family')
    if (check === 'risky') return refuse('suggestion_text_risky')
    const verdict = firstVerdict(check)
    await saveSuggestion(db, schoolId, { feedbackId, suggestionId: random.uuid(), text: words, answer: reply, verdict, staffId: actor.staffId as string, now })
    return done({ verdict }, { target: `feedback/${feedbackId}`, verdict })
  },
)
