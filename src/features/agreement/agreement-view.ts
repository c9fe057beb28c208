import type { Output } from 'cloud/contract/operations'
import type { AgreementDocument } from 'cloud/contract/agreement'
import type { BadgeTone } from '@/ui/badge'

export type Agreements = Output<'readAgreements'>

export const stateWords: Record<AgreementDocument['state'], string> = {
  to_sign: '待您签名',
  to_countersign: '等待学校盖章',
  effective: '已生效',
  ended: '已终止',
}

export const stateTones: Record<AgreementDocument['state'], BadgeTone> = { to_sign: 'todo', to_countersign: 'calm', effective: 'good', ended: 'calm' }

/** Signed on this page, and not yet in the list that was read before: the copy's id by the text's key. */
export type SignedNow = Record<string, string>

/** What the family does on this page now. */
export type Signing =
  | { kind: 'none'; why: string }
  | { kind: 'waiting'; why: string; toRead: AgreementDocument[]; signed: AgreementDocument[] }
  | { kind: 'sign'; document: AgreementDocument; number: number; total: number; signed: AgreementDocument[] }
  | { kind: 'done'; signed: AgreementDocument[] }

export function signingOf({ documents, signable, waitingFor }: Agreements, signedNow: SignedNow): Signing {
  const all = documents.map((document) => withSignature(document, signedNow))
  const signed = all.filter(({ state }) => state !== 'to_sign')
  const toRead = all.filter(({ state }) => state === 'to_sign')
  const [document] = toRead
  if (!document && signed.length > 0) return { kind: 'done', signed }
  if (!document) return { kind: 'none', why: waitingFor ?? '学校的方案没有需要签的协议。' }
  if (!signable) return { kind: 'waiting', why: waitingFor ?? '现在还不能签，可以先读一读。', toRead, signed }
  // What is in force already is no part of this sitting: what a plan changed later is the first text again.
  const before = signed.filter(({ state }) => state === 'to_countersign').length
  return { kind: 'sign', document, number: before + 1, total: before + toRead.length, signed }
}

function withSignature(document: AgreementDocument, signedNow: SignedNow): AgreementDocument {
  const agreementId = signedNow[document.agreementKey]
  return document.state === 'to_sign' && agreementId ? { ...document, agreementId, state: 'to_countersign' } : document
}

export const effectiveAll = (documents: AgreementDocument[]) => documents.every(({ state }) => state === 'effective')

/** A hash as a person can compare it: its first eight characters, in two groups. */
export const shortHash = (sha256: string) => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}…`

export const versionWords = ({ templateVersion, planVersion }: Pick<AgreementDocument, 'templateVersion' | 'planVersion'>) =>
  `范本第${templateVersion}版 · 依据第${planVersion}版方案`
