import { resolveAlert } from './alerts'
import type { RecordSource } from './contract/attendance'
import type { DepartureLine, DepartureOutcome } from './contract/pick-up'
import { releasesOf, type ChildRelease } from './dismissal'
import type { Context } from './handling'
import { instantOn, shanghaiDate, startOfDay } from './rules/dates'
import { clockWords } from './rules/instant-words'
import { releaseOf } from './rules/release'
import type { KeptRoll } from './school-day'
import { lockChildren } from './store/child'
import { addDepartures, usedDepartures, type NewDeparture } from './store/departure'
import { tellEachChild } from './store/message'
import type { PublishedPlan } from './store/plan'

interface Recording {
  heldOn: string
  lines: readonly DepartureLine[]
  source: RecordSource
}

interface Result {
  departureId: string
  childId: string
  outcome: DepartureOutcome
}

/**
 * Records how children of a roll left, each line by itself. The children are locked first, so that a freeze, a
 * removed collector and another teacher's line come wholly before or wholly after.
 */
export async function recordLines(context: Context, published: PublishedPlan, roll: KeptRoll, { heldOn, lines, source }: Recording): Promise<Result[]> {
  const { db, schoolId, now } = context
  const onRoll = new Set(roll.children.map(({ childId }) => childId))
  await lockChildren(db, schoolId, lines.map(({ childId }) => childId).filter((childId) => onRoll.has(childId)))
  const releases = new Map((await releasesOf(context, published, roll, heldOn, lines.map(({ childId }) => childId))).map((release) => [release.child.childId, release]))
  const used = await usedDepartures(db, schoolId, lines.map(({ departureId }) => departureId))
  const results: Result[] = []
  const added: NewDeparture[] = []
  for (const line of lines) {
    const { departureId, childId } = line
    const [release, sent] = [releases.get(childId), used.get(departureId)]
    const isResent = sent?.childId === childId && sent.heldOn === heldOn && sent.serviceKey === roll.serviceKey
    const hasLeft = added.some((each) => each.childId === childId)
    const outcome = isResent ? 'recorded' : sent ? 'notExpected' : outcomeOf(release, line, { heldOn, now, hasLeft })
    if (outcome === 'recorded' && !isResent && release) {
      added.push(newDeparture(context, roll, release, line, { heldOn, source }))
      used.set(departureId, { childId, heldOn, serviceKey: roll.serviceKey })
    }
    results.push({ departureId, childId, outcome })
  }
  const isNew = await addDepartures(db, schoolId, added, now)
  await tell(context, releases, added.filter(({ departureId }) => isNew.has(departureId)))
  // The index is the wall behind the lock: what it kept out had left before.
  return results.map((result) => (added.some(({ departureId }) => departureId === result.departureId) && !isNew.has(result.departureId) ? { ...result, outcome: 'already' } : result))
}

/** When it was tapped, as far as it can be true: on that day, and not after now. */
const madeAtOf = (line: DepartureLine, heldOn: string, now: Date) => new Date(Math.min(now.getTime(), Math.max(startOfDay(heldOn).getTime(), Date.parse(line.madeAt))))

/**
 * As of when it is judged: nobody hands a child over before its session has begun, so a tap that says so was dated back,
 * to before a collector was removed or the office decided.
 */
function judgedAt(line: DepartureLine, { child: { startsAt } }: ChildRelease, heldOn: string, now: Date): Date {
  const [madeAt, begins] = [madeAtOf(line, heldOn, now), startsAt === null ? startOfDay(heldOn) : instantOn(heldOn, startsAt)]
  return new Date(Math.min(now.getTime(), Math.max(madeAt.getTime(), begins.getTime())))
}

function outcomeOf(release: ChildRelease | undefined, line: DepartureLine, { heldOn, now, hasLeft }: { heldOn: string; now: Date; hasLeft: boolean }): DepartureOutcome {
  if (!release) return 'notExpected'
  if (release.departure || hasLeft) return 'already'
  // Both named is neither: a child goes with one person.
  const personId = line.guardianId !== null && line.collectorId !== null ? null : (line.guardianId ?? line.collectorId)
  const named = personId !== null && release.people.some((each) => each.personId === personId && each.kind === (line.guardianId !== null ? 'guardian' : 'collector'))
  return releaseOf(release, { date: heldOn, how: line.how, personId: named ? personId : null, madeAt: judgedAt(line, release, heldOn, now) })
}

function newDeparture({ actor, now }: Context, roll: KeptRoll, { child, people }: ChildRelease, line: DepartureLine, { heldOn, source }: { heldOn: string; source: RecordSource }): NewDeparture {
  const { departureId, childId, how, note } = line
  const [guardianId, collectorId] = how === 'collected' ? [line.guardianId, line.collectorId] : [null, null]
  const name = people.find(({ personId }) => personId === (guardianId ?? collectorId))?.name
  const toName = how === 'collected' ? (name ?? '') : how === 'returned' ? note || child.className : ''
  const dueAt = child.endsAt === null ? null : instantOn(heldOn, child.endsAt)
  return { departureId, heldOn, childId, serviceKey: roll.serviceKey, rollKey: roll.rollKey, how, guardianId, collectorId, toName, note, madeAt: madeAtOf(line, heldOn, now), dueAt, staffId: actor.staffId as string, source }
}

/** Tells the families of those who left the school today, and closes the search for whoever was missed. What is written down the morning after rings no phone. */
async function tell({ db, schoolId, actor, now, random }: Context, releases: ReadonlyMap<string, ChildRelease>, added: readonly NewDeparture[]) {
  const moment = { db, schoolId, now, newId: () => random.uuid() }
  for (const { departureId, childId, heldOn, serviceKey, how, toName, madeAt } of added) {
    const sitting = releases.get(childId)?.child.sitting ?? 'care'
    await resolveAlert(moment, 'uncollected', { heldOn, serviceKey, childId, sitting }, 'collected', actor.staffId)
    if (how === 'returned' || heldOn !== shanghaiDate(now)) continue
    const details = { time: clockWords(madeAt), ...(how === 'collected' ? { to: toName } : {}) }
    await tellEachChild(db, schoolId, [{ childId, details }], { kind: how === 'collected' ? 'child_collected' : 'child_left', now, newId: moment.newId, event: `departure/${departureId}` })
  }
}
