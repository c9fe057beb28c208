import { asPeople } from './child-people'
import type { Dismissal, Person, WishHow } from './contract/pick-up'
import type { Database } from './db/database'
import { refuse, type Context, type Refused } from './handling'
import { addDays, shanghaiDate, startOfDay } from './rules/dates'
import { daySettings } from './rules/day-settings'
import { allowedAt, freezeAt, wishOn, type ReleaseFacts } from './rules/release'
import { mayTake, recordsOf, standingChildren, type StandingChild } from './roll-view'
import { rollOn, type KeptRoll } from './school-day'
import { collectorsSince, freezesOf } from './store/custody'
import type { StoredDeparture } from './store/departure'
import { guardiansOf } from './store/guardian'
import { appliedWays, contactCounts, wishesSince } from './store/pick-up'
import type { PublishedPlan } from './store/plan'

export interface Address {
  heldOn: string
  serviceKey: string
  rollKey: string
}

/** A roll that the caller keeps on a date: its own, or any for the office. */
export async function keptRoll({ db, schoolId, actor }: Context, published: PublishedPlan, address: Address): Promise<KeptRoll | Refused<'roll_unknown' | 'roll_not_yours'>> {
  const roll = await rollOn({ db, schoolId }, published, address)
  if (!roll) return refuse('roll_unknown')
  return mayTake(actor, roll) ? roll : refuse('roll_not_yours')
}

/** Everything that decides how one child may leave, and how it left. */
export interface ChildRelease extends ReleaseFacts {
  child: StandingChild
  applied: WishHow | null
  /** Everybody who is or was one of its people today. */
  people: Person[]
  departure: StoredDeparture | null
}

interface Asked {
  db: Database
  schoolId: string
}

/** The facts of every child of a roll, or of those named, in the roll's order. */
export async function releasesOf({ db, schoolId }: Asked, { term, plan }: PublishedPlan, roll: KeptRoll, heldOn: string, only: readonly string[] | null = null): Promise<ChildRelease[]> {
  const asked = only ? { ...roll, children: roll.children.filter(({ childId }) => only.includes(childId)) } : roll
  const children = standingChildren(await recordsOf({ db, schoolId }, plan, heldOn, [asked], false), asked)
  const ids = children.map(({ childId }) => childId)
  const since = startOfDay(heldOn)
  const [guardians, collectors, freezes] = [await guardiansOf(db, schoolId, ids), await collectorsSince(db, schoolId, ids, since), await freezesOf(db, schoolId, ids)]
  const [wishes, applied] = [await wishesSince(db, schoolId, ids, since), await appliedWays(db, schoolId, term.termId, ids)]
  return children.map((child) => {
    const own = <Row extends { childId: string }>(rows: readonly Row[]) => rows.filter(({ childId }) => childId === child.childId)
    return {
      child,
      standing: child.standing,
      guardianIds: own(guardians).map(({ guardianId }) => guardianId),
      collectors: own(collectors),
      freezes: own(freezes),
      wishes: own(wishes),
      applied: applied.get(child.childId) ?? null,
      people: asPeople(own(guardians), own(collectors)),
      departure: child.left,
    }
  })
}

// As long as a sheet of paper may lie about before it is typed in.
const peopleShownDays = 3

/**
 * A roll at the gate as its keeper sees it: who is here, with whom each may go, and who has gone. Of a day that is long over
 * only the office sees with whom: who stood in once is no keeper any more.
 */
export async function dismissalOf({ db, schoolId, now, actor }: Asked & Pick<Context, 'now' | 'actor'>, published: PublishedPlan, roll: KeptRoll, heldOn: string): Promise<Dismissal> {
  const releases = await releasesOf({ db, schoolId }, published, roll, heldOn)
  const contacts = await contactCounts(db, schoolId, heldOn, roll.serviceKey, roll.children.map(({ childId }) => childId))
  const isNear = actor.roles.has('schoolAdmin') || heldOn >= addDays(shanghaiDate(now), -peopleShownDays)
  const { serviceKey, rollKey, serviceName, name, title, time, venue, cancelled } = roll
  const children = releases.map(({ child, departure, people, ...facts }) => {
    const { childId, name, grade, className, rosterNo, endsAt } = child
    const allowed = allowedAt(facts, now)
    return {
      ...{ childId, name, grade, className, rosterNo, endsAt, standing: facts.standing },
      wish: wishOn(facts.wishes, facts.applied, heldOn, now),
      frozen: freezeAt(facts.freezes, now) !== null,
      people: people.filter(({ personId }) => isNear && allowed.has(personId)),
      departure: departure && shownDeparture(departure),
      contacts: contacts.get(childId) ?? 0,
    }
  })
  return { heldOn, serviceKey, rollKey, serviceName, name, title, time, venue, cancelled, uncollectedMinutes: daySettings(published.plan).uncollectedMinutes, children, asOf: now.toISOString() }
}

export const shownDeparture = ({ departureId, how, toName, note, at, byName }: StoredDeparture) => ({ departureId, how, toName, note, at, byName })
