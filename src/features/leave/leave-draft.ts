/** A leave while it is being filled in: nothing is chosen until the family chooses it. */
export interface LeaveDraft {
  /** One day, or several. */
  day: string | null
  from: string | null
  to: string | null
  /** A service's key, or `all` of the day. */
  service: string | null
  reason: LeaveReason | null
  /** In the family's own words, where the reason is another. */
  words: string
}

export type LeaveReason = 'ill' | 'family' | 'other'

export const severalDays = 'several'
export const allServices = 'all'

export const emptyLeave: LeaveDraft = { day: null, from: null, to: null, service: null, reason: null, words: '' }
