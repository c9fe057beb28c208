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
