import type { SchoolPlan } from '../contract/plan-document'

export interface Applicant {
  applicationId: string
  /** In a group that the plan puts first, and confirmed by the school (FR-017). */
  hasPriority: boolean
  /** Instant with offset. */
  submittedAt: string
}

/**
 * Who comes first where places are scarce: priority, then time of submission (R-006; S2, S3, S9, S10, S11, S19). No
 * scheme ranks its priority groups among each other, so none is ranked here. Of two at the same instant the
 * application's id decides, so that the same list has the same order whenever it is read.
 */
export function inOrder<Each extends Applicant>(applicants: readonly Each[]): Each[] {
  const at = ({ submittedAt }: Applicant) => new Date(submittedAt).getTime()
  return [...applicants].sort((a, b) => Number(b.hasPriority) - Number(a.hasPriority) || at(a) - at(b) || (a.applicationId < b.applicationId ? -1 : 1))
}

/** Who gets a place and who waits, both in order. Places null: there are enough for everyone. */
export function allotPlaces<Each extends Applicant>(applicants: readonly Each[], places: number | null): { placed: Each[]; waiting: Each[] } {
  const order = inOrder(applicants)
  const limit = places === null ? order.length : Math.max(0, places)
  return { placed: order.slice(0, limit), waiting: order.slice(limit) }
}

/**
 * The number of places that may hold anybody back. Under universal admission only courses have one: nobody waits for
 * the service itself (R-002, R-006, S11).
 */
export function placesOf(audience: Pick<SchoolPlan['audience'], 'admission'>, of: 'service' | 'course', places: number | null): number | null {
  return of === 'service' && audience.admission === 'universal' ? null : places
}
