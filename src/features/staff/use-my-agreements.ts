import { useState } from 'react'
import type { Handwriting } from 'cloud/contract/agreement'
import type { StaffAgreement } from 'cloud/contract/staff-agreement'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export interface OwnSignature {
  confirmed: number[]
  readingSeconds: number
  handwriting: Handwriting
}

/** The texts that a teacher signs, and signing one (FR-040). */
export function useMyAgreements() {
  const [copyOf, openCopy] = useState<string | null>(null)
  const agreements = useQuery('readMyAgreements', {})
  const copy = useQuery('readMyAgreements', copyOf === null ? null : { handwritingOf: copyOf })
  // Only the one copy that was asked for comes with its handwriting.
  const handwritingOf = (agreementKey: string) => (copy.state === 'ready' ? (copy.data.documents.find((each) => each.agreementKey === agreementKey)?.signed?.handwriting ?? null) : null)
  const { send, sending, refusal, dismiss } = useSend('signMyAgreement')
  const sign = async ({ agreementKey, textSha256 }: StaffAgreement, signature: OwnSignature) => {
    const done = await send({ agreementKey, textSha256, ...signature })
    // Read again either way: it is signed now, or its text is no longer the one that was shown.
    if (agreements.state === 'ready') agreements.refresh()
    return done !== null
  }
  return { agreements, handwritingOf, openCopy, sign, sending, refusal, dismiss }
}
