import type { Person } from './contract/pick-up'
import type { Context } from './handling'
import type { AllowedFacts } from './rules/release'
import { collectorsSince, freezesOf, type Freeze } from './store/custody'
import { guardiansOf } from './store/guardian'

/** Those tied to a child as the people whom it may go with. */
export const asPeople = (guardians: readonly Tied<'guardianId'>[], collectors: readonly (Tied<'collectorId'> & { note: string })[]): Person[] => [
  ...guardians.map(({ guardianId, name, relation }): Person => ({ kind: 'guardian', personId: guardianId, name, relation, note: '' })),
  ...collectors.map(({ collectorId, name, relation, note }): Person => ({ kind: 'collector', personId: collectorId, name, relation, note })),
]

type Tied<Id extends string> = Record<Id | 'name' | 'relation', string>

/** Everybody who is tied to a child today, and what says whether they may collect it. */
export async function peopleOf({ db, schoolId, now }: Pick<Context, 'db' | 'schoolId' | 'now'>, childId: string): Promise<{ people: Person[]; facts: AllowedFacts & { freezes: Freeze[] } }> {
  const [guardians, collectors] = [await guardiansOf(db, schoolId, [childId]), await collectorsSince(db, schoolId, [childId], now)]
  return { people: asPeople(guardians, collectors), facts: { guardianIds: guardians.map(({ guardianId }) => guardianId), collectors, freezes: await freezesOf(db, schoolId, [childId]) } }
}
