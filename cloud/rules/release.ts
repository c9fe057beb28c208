import type { DepartureHow, Standing } from '../contract/attendance'
import type { WishHow } from '../contract/pick-up'

/** What a family wished for, with how long it held. */
export interface WishFact {
  /** Null for every day that has no wish of its own. */
  heldOn: string | null
  how: WishHow
  leavesAt: string | null
  note: string
  setAt: Date
  endedAt: Date | null
}

/** How a child goes home on a day; `how` is null where nobody has said. */
export interface WayHome {
  how: WishHow | null
  leavesAt: string | null
  note: string
  forToday: boolean
}

const heldAt = (from: Date, to: Date | null, at: Date) => from <= at && (to === null || to > at)

/**
 * What counts for a day at an instant: the day's own wish, else the usual one, else what the application said (FR-060).
 * `applied` is null where no application is known.
 */
export function wishOn(wishes: readonly WishFact[], applied: WishHow | null, date: string, at: Date): WayHome {
  const inForce = wishes.filter(({ setAt, endedAt }) => heldAt(setAt, endedAt, at))
  const wish = inForce.find(({ heldOn }) => heldOn === date) ?? inForce.find(({ heldOn }) => heldOn === null)
  if (!wish) return { how: applied, leavesAt: null, note: '', forToday: false }
  return { how: wish.how, leavesAt: wish.leavesAt, note: wish.note, forToday: wish.heldOn !== null }
}

/** A decision of the office about who collects a child, with how long it held. */
export interface FreezeFact {
  guardianIds: readonly string[]
  collectorIds: readonly string[]
  setAt: Date
  liftedAt: Date | null
}

/** The decision in force at an instant; null while the family itself says. */
export const freezeAt = <F extends FreezeFact>(freezes: readonly F[], at: Date): F | null => freezes.find(({ setAt, liftedAt }) => heldAt(setAt, liftedAt, at)) ?? null

export interface CollectorFact {
  collectorId: string
  removedAt: Date | null
}

export interface AllowedFacts {
  guardianIds: readonly string[]
  collectors: readonly CollectorFact[]
  freezes: readonly FreezeFact[]
}

/** The ids of those who may collect a child at an instant: its guardians and collectors, or whom the office left. */
export function allowedAt({ guardianIds, collectors, freezes }: AllowedFacts, at: Date): Set<string> {
  const freeze = freezeAt(freezes, at)
  const known = collectors.filter(({ removedAt }) => removedAt === null || removedAt > at).map(({ collectorId }) => collectorId)
  const allowed = [...guardianIds.filter((id) => !freeze || freeze.guardianIds.includes(id)), ...known.filter((id) => !freeze || freeze.collectorIds.includes(id))]
  return new Set(allowed)
}

export interface ReleaseFacts extends AllowedFacts {
  standing: Standing
  wishes: readonly WishFact[]
  applied: WishHow | null
}

export interface Release {
  date: string
  how: DepartureHow
  /** The guardian or the collector that it went with; null where it went with nobody. */
  personId: string | null
  madeAt: Date
}

/**
 * Whether a child may leave like this: to somebody who might collect it when it was tapped, or by itself where its
 * family has agreed. Back to class it may always go. A child that nobody has marked yet may leave; one that the roll says
 * is on leave or missing is not here to be released.
 */
export function releaseOf(facts: ReleaseFacts, { date, how, personId, madeAt }: Release): 'recorded' | 'notHere' | 'notAuthorised' | 'notAgreed' {
  if (facts.standing === 'leave' || facts.standing === 'missing') return 'notHere'
  if (how === 'returned') return 'recorded'
  if (how === 'collected') return personId !== null && allowedAt(facts, madeAt).has(personId) ? 'recorded' : 'notAuthorised'
  if (freezeAt(facts.freezes, madeAt)) return 'notAuthorised'
  return wishOn(facts.wishes, facts.applied, date, madeAt).how === 'independent' ? 'recorded' : 'notAgreed'
}
