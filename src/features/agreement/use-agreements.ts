import { useState } from 'react'
import type { AgreementDocument, Handwriting } from 'cloud/contract/agreement'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import type { Agreements, SignedNow } from './agreement-view'

export interface Signature {
  confirmed: number[]
  readingSeconds: number
  handwriting: Handwriting
}

/** Refusals after which the text on the screen is no longer the one to sign: it is read again. */
const outdated = new Set(['agreement_changed', 'agreement_signed', 'agreement_not_due', 'agreement_unknown'])

/** The texts of one child, and signing the one that is due. */
export function useAgreements(childId: string) {
  const agreements = useQuery('readAgreements', { childId })
  const signing = useSend('signAgreement')
  const [signedNow, setSignedNow] = useState<{ of: Agreements; signed: SignedNow } | null>(null)
  const ready = agreements.state === 'ready' ? agreements : null

  const sign = async ({ agreementKey, textSha256 }: AgreementDocument, signature: Signature) => {
    const done = await signing.send({ childId, agreementKey, textSha256, ...signature })
    if (!done || !ready) return false
    const { data } = ready
    setSignedNow((before) => ({ of: data, signed: { ...(before?.of === data ? before.signed : {}), [agreementKey]: done.agreementId } }))
    ready.refresh()
    return true
  }
  const { refusal } = signing
  return {
    agreements,
    /** Only until the list itself has been read again. */
    signedNow: signedNow && ready?.data === signedNow.of ? signedNow.signed : {},
    sign,
    sending: signing.sending,
    refusal,
    textOutdated: Boolean(refusal && outdated.has(refusal.code)),
    dismiss: signing.dismiss,
  }
}
