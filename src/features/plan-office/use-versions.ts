import type { Input, Output } from 'cloud/contract/operations'
import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type PlanVersion = Output<'listPlanVersions'>['versions'][number]
export type PlanTemplate = Output<'listPlanTemplates'>['templates'][number]
export type DraftOrigin = Input<'startDraft'>['from']

/** The term's versions, and beginning or throwing away its one draft. */
export function useVersions() {
  const list = useQuery('listPlanVersions', {})
  const starting = useSend('startDraft')
  const discarding = useSend('discardDraft')
  const [problems, setProblems] = useState<Extract<Output<'startDraft'>, { kind: 'unreadable' }>['problems']>([])
  const refresh = () => {
    if (list.state === 'ready') list.refresh()
  }
  /** The new draft's id; null where it was refused, or where its text cannot be read: then `problems` say why. */
  const start = async (from: DraftOrigin, replace: boolean) => {
    discarding.dismiss()
    setProblems([])
    const answer = await starting.send({ from, replace })
    if (answer?.kind === 'started') return answer.planId
    if (answer) setProblems(answer.problems)
    else refresh()
    return null
  }
  const discard = async (planId: string) => {
    starting.dismiss()
    await discarding.send({ planId })
    // Read again either way: a draft that is refused as unknown is gone.
    refresh()
  }
  const dismiss = () => {
    starting.dismiss()
    discarding.dismiss()
    setProblems([])
  }
  return { list, start, starting: starting.sending, discard, discarding: discarding.sending, refusal: starting.refusal ?? discarding.refusal, problems, dismiss }
}

export const useTemplates = () => useQuery('listPlanTemplates', {})
