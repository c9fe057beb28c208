import type { Output } from 'cloud/contract/operations'
import { useState } from 'react'
import type { Handwriting } from 'cloud/contract/agreement'
import Taro from '@tarojs/taro'
import type { ApplicationForm, ApplicationView } from 'cloud/contract/application'
import type { CallRefused } from '@/client/refused'
import { refusals } from 'cloud/contract/refusals'
import { signatureProblem } from 'cloud/rules/application-form'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft, type Changes } from '@/session/draft'
import { useSession } from '@/session/session'
import { draftOf, emptyDraft, type FormDraft } from './application-draft'
import { checkDraft, fieldId, fieldOfPath, fieldOfRule, type CheckedDraft, type Problems } from './check-draft'
import { statusUrl } from './progress-view'

export type Sheet = Output<'readApplication'>
export type Published = Output<'readPlan'>

/** What the form is filled in from: the child with its application, and the plan. */
export function useFormSources(childId: string | null) {
  const sheet = useQuery('readApplication', childId === null ? null : { childId })
  const plan = useQuery('readPlan', {})
  return { sheet, plan }
}

/** The application that this form changes; null where it makes a new one. */
export const revisedBy = (application: ApplicationView | null) => (application?.kind === 'join' && application.editable ? application : null)

function useFormDraft(childId: string, revised: ApplicationView | null) {
  const { schoolId } = useSession()
  // A draft of a change belongs to the very version it changes: the other parent may have sent a newer one.
  const version = revised ? `.${revised.applicationId}.${revised.submittedAt}` : ''
  return useDraft(`application.${schoolId}.${childId}${version}`, revised?.form ? draftOf(revised.form) : emptyDraft)
}

/** Filling in, looking through, sending. The draft is forgotten only after the API has accepted it. */
export function useApplicationForm(sheet: Sheet, published: Published) {
  const revised = revisedBy(sheet.application)
  const draft = useFormDraft(sheet.child.childId, revised)
  const { send, sending, refusal, dismiss } = useSending(sheet.child.childId, published.planId, revised)
  const [attempted, setAttempted] = useState(false)
  const [looking, setLooking] = useState(false)
  const signing = useSignature(published, dismiss)

  const checked = checkDraft(published.plan, sheet.child.grade, draft.value)
  const problems = attempted && checked.kind === 'incomplete' ? checked.problems : refusedFields(refusal, checked)
  const change = (changes: Changes<FormDraft>) => {
    dismiss()
    draft.change(changes)
  }
  const review = () => {
    setAttempted(true)
    if (checked.kind === 'incomplete') return scrollToFirst(checked.problems)
    setLooking(true)
    scrollToTop()
  }
  const edit = () => {
    setLooking(false)
    scrollToTop()
  }
  const submit = async (form: ApplicationForm) => {
    if (!signing.isSigned()) return
    const accepted = await send(form, signing.signature)
    if (!accepted) return
    draft.clear()
    await Taro.redirectTo({ url: statusUrl(accepted.applicationId) })
  }
  return { draft: draft.value, change, checked, problems, looking, review, edit, submit, sending, refusal, signing }
}

/** The guardian's handwriting, where the plan lets the child ask first. It is never kept on the phone. */
function useSignature({ plan }: Published, dismiss: () => void) {
  const [signature, setSignature] = useState<Handwriting | null>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const write = (written: Handwriting | null) => {
    setSignature(written)
    setMissing(null)
    dismiss()
  }
  const isSigned = () => {
    const problem = signatureProblem(plan, signature)
    setMissing(problem && (problem === 'guardian_signature_needed' ? '请先在框内签名。' : refusals[problem]))
    return problem === null
  }
  return { signature, write, missing, isSigned }
}

export type Signing = ReturnType<typeof useSignature>

function useSending(childId: string, planId: string, revised: ApplicationView | null) {
  const first = useSend('submitApplication')
  const again = useSend('reviseApplication')
  const { sending, refusal, dismiss } = revised ? again : first
  const send = (form: ApplicationForm, signature: Handwriting | null) => {
    const sent = { planId, form, ...(signature ? { signature } : {}) }
    return revised ? again.send({ applicationId: revised.applicationId, ...sent }) : first.send({ childId, ...sent })
  }
  return { send, sending, refusal, dismiss }
}

/** What the API said about one field, to be shown at that field. */
function refusedFields(refusal: CallRefused | null, checked: CheckedDraft): Problems {
  if (!refusal || checked.kind !== 'ready') return {}
  const field = refusal.field ? fieldOfPath(refusal.field.path, checked.form) : fieldOfRule(refusal.code)
  return field ? { [field]: refusal.message } : {}
}

function scrollToFirst(problems: Problems) {
  const [field] = Object.keys(problems)
  // The part of the page may only just be drawn.
  if (field) Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${fieldId(field)}`, offsetTop: -80 }))
}

const scrollToTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
