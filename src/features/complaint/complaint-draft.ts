import type { Input } from 'cloud/contract/operations'

type Complaint = Input<'fileComplaint'>

/** A complaint while it is being written: nothing is chosen until the family chooses it. */
export interface ComplaintDraft {
  to: 'bureau' | 'anonymous' | 'named' | null
  topic: Complaint['topic'] | null
  text: string
}

export const emptyComplaint: ComplaintDraft = { to: null, topic: null, text: '' }

export type CheckedComplaint = { kind: 'ready'; complaint: Complaint } | { kind: 'incomplete'; to: string | null; topic: string | null; text: string | null }

export function checkComplaint({ to, topic, text }: ComplaintDraft): CheckedComplaint {
  const said = text.trim()
  if (to !== null && topic !== null && said !== '') return { kind: 'ready', complaint: { to: to === 'bureau' ? 'bureau' : 'school', anonymous: to !== 'named', topic, text: said } }
  return { kind: 'incomplete', to: to === null ? '请选择交给谁。' : null, topic: topic === null ? '请选择投诉什么。' : null, text: said === '' ? '请写下发生了什么。' : null }
}
