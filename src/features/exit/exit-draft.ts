/** An exit while it is being filled in: nothing is chosen until the family chooses it. */
export interface ExitDraft {
  serviceKeys: string[]
  /** Which last day: today, the week's last day of service, or one that is filled in. */
  day: 'today' | 'week' | 'other' | null
  month: string
  date: string
  reason: string
  collectionNote: string
}

export const emptyExit: ExitDraft = { serviceKeys: [], day: null, month: '', date: '', reason: '', collectionNote: '' }
