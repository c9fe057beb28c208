import type { Output } from 'cloud/contract/operations'
import { useEffect, useRef, useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'

export type PlanDraft = Output<'readDraft'>
export type PlanText = PlanDraft['document']

export function useDraftSources(planId: string | null) {
  return { draft: useQuery('readDraft', planId === null ? null : { planId }), form: useQuery('readPlanForm', {}) }
}

/** What the device keeps of edits that the API has not taken yet, and the revision that they were made on. */
interface Kept {
  document: PlanText | null
  revision: number
}
const nothingKept: Kept = { document: null, revision: 0 }

interface Held {
  document: PlanText
  /** The document as it was last read or saved; another one than `document` is not saved yet. */
  saved: PlanText
  revision: number
  problems: PlanDraft['problems']
}
const held = ({ document, revision, problems }: PlanDraft): Held => ({ document, saved: document, revision, problems })

const settleMs = 1500

/**
 * Editing one draft. Edits are kept on the device at once and sent after they settle; each sending names the revision
 * that it was made on, so that two people at once never overwrite each other unseen.
 */
export function useEditing(loaded: PlanDraft, refresh: () => void) {
  const { schoolId } = useSession()
  const kept = useDraft<Kept>(`plan-office.${schoolId}.${loaded.planId}`, nothingKept)
  const [offered, setOffered] = useState(kept.value.document === null ? null : kept.value)
  const [state, setState] = useState(() => held(loaded))
  const { send, sending, refusal, dismiss } = useSend('saveDraft')
  const newest = useRef(state)
  newest.current = state
  const tried = useRef<PlanText | null>(null)

  const isDirty = state.document !== state.saved
  // Somebody else has saved: without edits of our own theirs is taken at once, else the office chooses.
  const isOvertaken = loaded.revision > state.revision
  if (isOvertaken && !isDirty) setState(held(loaded))

  const hold = (document: PlanText, revision: number) => {
    kept.change({ document, revision })
    setState((before) => ({ ...before, document, revision }))
  }
  const edit = (document: PlanText) => {
    dismiss()
    hold(document, newest.current.revision)
  }
  /** Sends what is not saved yet; true where everything is saved afterwards. */
  const save = async (): Promise<boolean> => {
    const { document, saved, revision } = newest.current
    if (document === saved) return true
    tried.current = document
    const answer = await send({ planId: loaded.planId, revision, document })
    if (!answer) {
      // Perhaps somebody else's is newer: then it is read, and the page says so.
      refresh()
      return false
    }
    setState((before) => ({ ...before, saved: document, ...answer }))
    if (newest.current.document === document) kept.clear()
    return newest.current.document === document
  }
  useEffect(() => {
    // What was refused is not sent again by itself, only after another edit or by hand.
    if (!isDirty || sending || isOvertaken || tried.current === state.document) return
    const timer = setTimeout(() => void save(), settleMs)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `save` reads the newest state by itself
  }, [state.document, isDirty, sending, isOvertaken])

  const takeTheirs = () => {
    dismiss()
    kept.clear()
    setState(held(loaded))
  }
  const keepOwn = () => {
    dismiss()
    tried.current = null
    hold(newest.current.document, loaded.revision)
  }
  const decideOffer = (taken: boolean) => {
    if (taken && offered?.document) hold(offered.document, loaded.revision)
    else kept.clear()
    setOffered(null)
  }
  return { ...state, isDirty, isOvertaken: isOvertaken && isDirty, sending, refusal, edit, save, takeTheirs, keepOwn, offered, decideOffer }
}
export type Editing = ReturnType<typeof useEditing>
