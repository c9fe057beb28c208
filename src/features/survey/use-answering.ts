import { useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { AnswerValue } from 'cloud/contract/survey-form'
import { fateUnknown } from '@/client/refused'
import { useBallot } from '@/client/use-ballot'
import { useQuery } from '@/client/use-query'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { isUnsent, keptHere, keyOf, mayBeIn, nothingKept, type KeptAnswers } from './kept-answers'
import { checked, missingOn, pageOf, screensFor, takenOver, valuesOf, withValue } from './survey-view'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
const toQuestion = (key: string) => Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${questionId(key)}`, offsetTop: -20 }))
export const questionId = (key: string) => `question-${key}`

/** One child's ballot while it is filled in: kept on the phone with every tap, checked by the API's own rule, sent as often as it takes. */
export function useAnswering(surveyId: string, childId: string) {
  const { schoolId } = useSession()
  const query = useQuery('readSurvey', { surveyId, childId })
  const draft = useDraft<KeptAnswers>(keyOf(schoolId, surveyId, childId), nothingKept)
  const ballot = useBallot()
  const [tried, setTried] = useState(false)
  const [isWrong, setWrong] = useState(false)
  // What was found or taken over is spoken of; what is being filled in now is not.
  const [isResumed, setResumed] = useState(draft.value.answers.length > 0)
  const [phase, setPhase] = useState<'asIs' | 'editing' | 'handedIn'>('asIs')
  const wasLost = useRef(false)
  const { value: kept } = draft

  const fresh = query.state === 'ready' ? query.data : null
  const isClosed = (query.state === 'refused' && query.code === 'survey_closed') || ballot.refusal?.code === 'survey_closed'
  // Without a network or after closing, what the phone keeps is still the family's to read.
  const sheet = fresh ?? (isClosed || query.state === 'offline' ? kept.sheet : null)
  const screens = sheet ? screensFor(sheet) : []
  const page = Math.min(kept.page, Math.max(screens.length - 1, 0))
  const screen = screens[page]
  const values = screen ? valuesOf(kept.answers, screen) : {}
  const sibling = sheet && kept.answers.length === 0 ? siblingOf(schoolId, surveyId, childId) : null

  const { change } = draft
  const hasBegun = kept.answers.length > 0
  const { refusal } = ballot
  useEffect(() => {
    // Closed is no answer to whether an earlier sending arrived.
    if (refusal && !fateUnknown(refusal) && !(refusal.code === 'survey_closed' && wasLost.current)) change({ unanswered: null })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the draft's functions are new with every render
  }, [refusal])
  useEffect(() => {
    if (fresh && hasBegun) change({ sheet: fresh })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the draft's functions are new with every render
  }, [fresh, hasBegun])

  const turnTo = (to: number) => {
    setTried(false)
    change({ page: to })
    toTop()
  }
  const answer = (question: string, value: AnswerValue) => {
    if (isClosed || !screen) return
    ballot.dismiss()
    setWrong(false)
    change((newest) => ({ answers: withValue(newest.answers, screen, question, value) }))
  }
  const next = () => {
    const [first] = screen ? Object.keys(missingOn(screen, values)) : []
    if (first === undefined || isClosed) return turnTo(page + 1)
    setTried(true)
    toQuestion(first)
  }
  const submit = async () => {
    if (!sheet) return
    const check = checked(sheet, kept.answers)
    if (check.kind !== 'right') {
      change({ page: pageOf(screens, check) })
      setTried(true)
      setWrong(check.kind === 'wrong')
      toQuestion(check.question)
      return
    }
    const sent = JSON.stringify(check.answers)
    wasLost.current = kept.unanswered === sent
    // Kept before: the app may be closed, and the survey too, until a reply comes.
    change({ sheet, unanswered: sent })
    if (!(await ballot.send({ surveyId, childId, answers: check.answers }))) return
    change({ sheet, sent, unanswered: null, page: 0 })
    setPhase('handedIn')
    if (query.state === 'ready') query.refresh()
    toTop()
  }
  const takeOver = () => {
    if (!sheet || !sibling) return
    change({ sheet, answers: takenOver(sheet, sibling.answers) })
    setResumed(true)
  }
  const edit = () => {
    setPhase('editing')
    turnTo(0)
  }

  const byThisPhone = phase === 'handedIn' || sheet?.answered === 'own'
  return {
    query, sheet, screens, screen, page, values, isClosed, isWrong, kept, sibling,
    missing: tried && screen ? missingOn(screen, values) : {},
    /** True where every page is filled in as the API wants it. */
    isWhole: sheet !== null && checked(sheet, kept.answers).kind === 'right',
    isDone: !isClosed && phase !== 'editing' && (byThisPhone || sheet?.answered === 'other'),
    wasHandedIn: byThisPhone || kept.sent !== null,
    isUnsent: isUnsent(kept),
    mayBeIn: mayBeIn(kept),
    isResumed,
    sending: ballot.sending,
    refusal: ballot.refusal,
    turnTo, answer, next, submit, takeOver, edit,
  }
}

export type Answering = ReturnType<typeof useAnswering>

/** A brother's or sister's answers to the same survey on this phone, to begin with. */
const siblingOf = (schoolId: string, surveyId: string, childId: string) =>
  keptHere(schoolId).find((kept) => kept.surveyId === surveyId && kept.childId !== childId && kept.answers.length > 0 && kept.sheet !== null) ?? null
