import type { PartnerKind, Partners } from '../contract/plan-people'

export type PartnerDecision = 'welcome' | 'barred' | 'unstated'

/**
 * Whether someone from outside may take part (R-017; S3, S9, S10, S11, S18, S19). What the plan bars stays barred even
 * where it is welcomed too; what it does not name is unstated, never guessed.
 */
export function partnerDecision(partners: Pick<Partners, 'welcome' | 'barred'>, kind: PartnerKind): PartnerDecision {
  if (partners.barred.includes(kind)) return 'barred'
  return partners.welcome.includes(kind) ? 'welcome' : 'unstated'
}

export type Vetting = Partners['vetting'][number]

/** What a volunteer still lacks before being assigned, of all that the plan asks for; empty: assignable (R-018, S3). */
export const vettingLacks = (partners: Pick<Partners, 'vetting'>, volunteer: Readonly<Record<Vetting, boolean>>): Vetting[] =>
  partners.vetting.filter((each) => !volunteer[each])

export interface VettedOn {
  credentialsOn: string | null
  healthOn: string | null
  filedOn: string | null
}

export type AssignDecision = { kind: 'assignable' } | { kind: 'refused'; code: 'volunteer_inactive' | 'volunteer_barred' | 'volunteer_unvetted' }

/** What somebody lacks by the days on which each was seen; a day that is still to come counts for nothing (R-018, S3). */
export const lacksOn = (partners: Pick<Partners, 'vetting'>, { credentialsOn, healthOn, filedOn }: VettedOn, today: string): Vetting[] => {
  const isSeen = (date: string | null) => date !== null && date <= today
  return vettingLacks(partners, { credentials: isSeen(credentialsOn), health: isSeen(healthOn), filed: isSeen(filedOn) })
}

/** Whether somebody from outside may be put on a roll: still taking part, of a kind that is not barred, and vetted. */
export function assignDecision(partners: Pick<Partners, 'welcome' | 'barred' | 'vetting'>, volunteer: VettedOn & { kind: PartnerKind; active: boolean }, today: string): AssignDecision {
  if (!volunteer.active) return { kind: 'refused', code: 'volunteer_inactive' }
  if (partnerDecision(partners, volunteer.kind) === 'barred') return { kind: 'refused', code: 'volunteer_barred' }
  return lacksOn(partners, volunteer, today).length > 0 ? { kind: 'refused', code: 'volunteer_unvetted' } : { kind: 'assignable' }
}
