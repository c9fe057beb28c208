import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import type { CallRefused } from '@/client/refused'
import { decidedText } from './reviews-view'
import { mostAtOnce, useReviews, type Decision, type ReviewStep } from './use-reviews'
import { useMinutes } from './use-minutes'
import { useSelection } from './use-selection'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/**
 * The page's own state: what is chosen, which decision is being made, and the reason. The reason outlives a refused
 * decision, a reload of the queue and a way back to the list; only an accepted decision clears it.
 */
export function useReviewDesk(step: ReviewStep) {
  const { queue, plan, decide, sending, refusal, dismiss } = useReviews(step)
  const items = queue.state === 'ready' ? queue.data.items : []
  const selection = useSelection(items.map(({ applicationId }) => applicationId), mostAtOnce)
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const minutes = useMinutes()
  const recorded = step === 'committee_review' ? minutes : null

  const begin = (decision: Decision | null) => {
    dismiss()
    setDone(null)
    // Nothing is recorded for the committee before it is said when it met and what it noted.
    if (decision && recorded && !recorded.check()) return toTop()
    setDeciding(decision)
    if (decision !== 'pass') toTop()
  }
  const confirm = async (decision: Decision) => {
    const output = await decide(decision, selection.chosen, decision === 'pass' ? '' : reason.trim(), recorded?.value ?? null)
    if (!output) return
    setDone(decidedText(decision, output.decided))
    setDeciding(null)
    selection.clear()
    if (decision !== 'pass') setReason('')
    toTop()
  }
  const names = items.filter(({ applicationId }) => selection.has(applicationId)).map(({ childName }) => childName)
  // Where the queue has moved on, nothing may be left to decide about: back to the list, which says why.
  const nothingLeft = queue.state === 'ready' && names.length === 0
  useEffect(() => {
    if (nothingLeft) setDeciding(null)
  }, [nothingLeft])
  return { queue, plan, selection, names, deciding, begin, confirm, reason, setReason, done, sending, refused: refusedText(refusal), minutes: recorded }
}

function refusedText(refusal: CallRefused | null) {
  if (!refusal) return null
  const overtaken = refusal.code === 'application_not_in_step' || refusal.code === 'application_unknown'
  return overtaken ? `${refusal.message}名单已刷新，写好的原因还在。` : refusal.message
}
