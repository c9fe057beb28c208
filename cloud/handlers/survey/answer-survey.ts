import { isDeepStrictEqual } from 'node:util'
import { askedSurvey, type AskedSurvey } from '../../asked-survey'
import { answerSurvey as operation } from '../../contract/survey'
import type { SectionAnswers } from '../../contract/survey-form'
import { done, isRefused, refuse, writeAfter, type Outside } from '../../handling'
import { checkAnswers, wordsOf } from '../../rules/survey-form'
import { isOfGuardian, openBallot, type BallotContent } from '../../sealed-ballot'
import { changeBallot, lockBallot, putBallot } from '../../store/ballot'
import { accountsOf, holdSurvey } from '../../store/survey'
import type { TextVerdict } from '../../wechat/wechat'

// Whoever sends more than a form asks is not let through to WeChat with all of it: a person looks at the rest.
const mostChecked = 12
// An option's key is no words; where a family wrote just such a thing, a person looks at it.
const optionKey = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/

async function verdictsOf({ checkText }: Outside, { answers }: { answers: readonly SectionAnswers[] }): Promise<Map<string, TextVerdict>> {
  const values = answers.flatMap((section) => Object.values(section.values))
  const texts = [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== '' && !optionKey.test(value)))].slice(0, mostChecked)
  return new Map(await Promise.all(texts.map(async (text) => [text, await checkText(text)] as const)))
}

export const answerSurvey = writeAfter(operation, verdictsOf, async (context, { surveyId, childId, answers }, said) => {
  const { db, schoolId, actor } = context
  const found = await askedSurvey(context, await holdSurvey(db, schoolId, surveyId), childId)
  if (isRefused(found)) return found
  const { survey, box, asked } = found
  const check = checkAnswers(survey.form.sections, asked, answers)
  if (check.kind !== 'right') return refuse(check.kind === 'missing' ? 'survey_answer_missing' : 'survey_answer_wrong')
  const texts = wordsOf(survey.form, check.answers).map(({ text }) => text)
  if (texts.some((text) => said.get(text) === 'risky')) return refuse('survey_text_risky')
  const verdicts = Object.fromEntries(texts.map((text) => [text, said.get(text) === 'passed' ? ('passed' as const) : ('unchecked' as const)]))
  const put = await keep(context, found, { mark: box.mark(actor.accountId as string), answers: check.answers, verdicts })
  return isRefused(put) ? put : done({ surveyId, changed: put.changed }, { target: '' })
})

/** Puts the ballot into the box. Nothing else is written: a row beside it, by its time or order, would tell whose it is. */
async function keep({ db, schoolId }: Parameters<typeof askedSurvey>[0], { survey, box, child }: AskedSurvey, content: BallotContent) {
  const { surveyId, editable } = survey
  const [slot, locked] = [box.slot(child.childId), box.lock(content)]
  if (await putBallot(db, schoolId, surveyId, { slot, locked })) return { changed: true }
  const before = openBallot(box, await lockBallot(db, schoolId, surveyId, slot))
  if (before.mark !== content.mark) {
    // Whoever answered and is the child's guardian no more does not speak for the family any longer.
    if (isOfGuardian(box, before.mark, await accountsOf(db, schoolId, [child.childId]))) return refuse('survey_answered_by_other')
  } else {
    if (isDeepStrictEqual(before.answers, content.answers)) return { changed: false }
    if (!editable) return refuse('survey_answered')
  }
  await changeBallot(db, schoolId, surveyId, { slot, locked })
  return { changed: true }
}
