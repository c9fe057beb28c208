import type { RollChild, RollSheetView, RollSummary, Standing } from './contract/attendance'
import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import type { Actor } from './handling'
import { instantOn, startOfDay } from './rules/dates'
import { daySettings } from './rules/day-settings'
import { covers } from './rules/leave'
import { wishOn } from './rules/release'
import { countsOf, expectedOn, mayClose, standingOf, wentBefore } from './rules/roll'
import type { SheetChild } from './rules/roll-sheet'
import type { KeptRoll } from './school-day'
import { attendanceOn, handoversOn, type Handover, type HeldMark } from './store/attendance'
import { departuresOn, type StoredDeparture } from './store/departure'
import { leavesOn, type StoredLeave } from './store/leave'
import { wishesSince } from './store/pick-up'

interface Asked {
  db: Database
  schoolId: string
}

/** What people did about some rolls of a day, beside what is derived. */
export interface RollRecords {
  heldOn: string
  plan: SchoolPlan
  marks: ReadonlyMap<string, HeldMark>
  leaves: ReadonlyMap<string, StoredLeave[]>
  handovers: readonly Handover[]
  /** How children left a service, by child and service. */
  departures: ReadonlyMap<string, StoredDeparture>
}

export type StandingChild = SheetChild & { standing: Standing; mark: HeldMark | undefined; leave: StoredLeave | undefined; left: StoredDeparture | null }

/** Who may take a roll: whoever keeps it, and the office in anybody's stead. */
export const mayTake = ({ staffId, roles }: Pick<Actor, 'staffId' | 'roles'>, { staffIds }: Pick<KeptRoll, 'staffIds'>): boolean =>
  roles.has('schoolAdmin') || (staffId !== null && staffIds.includes(staffId))

const leftKey = (childId: string, serviceKey: string) => `${childId} ${serviceKey}`
const markKey = ({ childId, serviceKey, sitting }: Pick<HeldMark, 'childId' | 'serviceKey' | 'sitting'>) => `${childId} ${serviceKey} ${sitting}`

/** Reads the records of a whole day's rolls, or of some of them, in as many statements. */
export async function recordsOf({ db, schoolId }: Asked, plan: SchoolPlan, heldOn: string, rolls: readonly KeptRoll[], isWholeDay: boolean): Promise<RollRecords> {
  const none = { heldOn, plan, marks: new Map(), leaves: new Map(), handovers: [], departures: new Map() }
  if (rolls.length === 0) return none
  const [only] = rolls.length === 1 ? rolls : []
  const childIds = isWholeDay ? null : [...new Set(rolls.flatMap(({ children }) => children.map(({ childId }) => childId)))]
  const marks = await attendanceOn(db, schoolId, { heldOn, serviceKey: only?.serviceKey ?? null, childIds })
  const leaves = new Map<string, StoredLeave[]>()
  for (const leave of await leavesOn(db, schoolId, heldOn, childIds)) leaves.set(leave.childId, [...(leaves.get(leave.childId) ?? []), leave])
  const departures = await departuresOn(db, schoolId, heldOn, only?.serviceKey ?? null, childIds)
  return { ...none, departures: new Map(departures.map((left) => [leftKey(left.childId, left.serviceKey), left])), marks: new Map(marks.map((mark) => [markKey(mark), mark])), leaves, handovers: await handoversOn(db, schoolId, heldOn, only ?? null) }
}

/** The children of a roll with where each stands. */
export function standingChildren({ heldOn, plan, marks, leaves, departures }: RollRecords, { serviceKey, children }: KeptRoll): StandingChild[] {
  const { leaveMinutesBefore } = daySettings(plan)
  return children.map((child) => {
    const mark = marks.get(markKey({ ...child, serviceKey }))
    const leave = leaves.get(child.childId)?.find((each) => covers(each, { date: heldOn, serviceKey, startsAt: child.startsAt }, leaveMinutesBefore))
    const left = departures.get(leftKey(child.childId, serviceKey)) ?? null
    const seenAway = mark?.madeAt ?? (child.startsAt === null ? null : instantOn(heldOn, child.startsAt))
    return { ...child, standing: standingOf(mark?.state ?? null, leave !== undefined || wentBefore(left && { how: left.how, at: new Date(left.at) }, seenAway)), mark, leave, left }
  })
}

/** A roll in one line. What was closed counts as open again where somebody has come onto the roll since, or a leave was taken back. */
export function summaryOf({ heldOn, handovers }: Pick<RollRecords, 'heldOn' | 'handovers'>, roll: KeptRoll, children: readonly StandingChild[]): RollSummary {
  const { children: _children, staffIds: _staffIds, ...shown } = roll
  const counts = countsOf(expectedOn(children, roll.cancelled).map(({ standing }) => standing))
  const handover = handoverOf(handovers, roll)
  return { ...shown, heldOn, counts, savedAt: handover?.savedAt.toISOString() ?? null, closedAt: mayClose(counts) ? (handover?.closedAt?.toISOString() ?? null) : null }
}

const handoverOf = (handovers: readonly Handover[], roll: KeptRoll) => handovers.find(({ serviceKey, rollKey }) => serviceKey === roll.serviceKey && rollKey === roll.rollKey)

/** A whole roll sheet as its taker sees it. */
export async function sheetOf({ db, schoolId, now, staffId }: Asked & { now: Date; staffId: string }, records: RollRecords, roll: KeptRoll, children: readonly StandingChild[]): Promise<RollSheetView> {
  const wishes = await wishesSince(db, schoolId, children.map(({ childId }) => childId), startOfDay(records.heldOn))
  const leavesAt = (childId: string) => wishOn(wishes.filter((wish) => wish.childId === childId), null, records.heldOn, now).leavesAt
  return {
    staffId,
    roll: summaryOf(records, roll, children),
    handedBy: handoverOf(records.handovers, roll)?.handedBy ?? '',
    children: children.map((child) => ({ ...childView(child), leavesAt: leavesAt(child.childId) })),
    asOf: now.toISOString(),
  }
}

const childView = ({ childId, name, grade, className, rosterNo, standing, mark, leave, left }: StandingChild): Omit<RollChild, 'leavesAt'> => ({
  ...{ childId, name, grade, className, rosterNo, standing },
  arrivedAt: mark?.arrivedAt?.toISOString() ?? null,
  markedAt: mark?.madeAt.toISOString() ?? null,
  source: mark?.source ?? null,
  // Of a child that came in spite of it too: marked absent after all, it is on leave and not missing.
  leaveReason: leave?.reason ?? null,
  departure: left ? { how: left.how, toName: left.toName, at: left.at } : null,
})
