import * as z from 'zod/mini'
import { sessionChange } from './day-change'
import { operation } from './operation'
import { clockTime, date, freeText, grade, id, instant, planKey } from './values'

/** What a roll is taken of: a course, a care group, or a class that the school has not grouped. */
export const rollKey = z.string().check(z.regex(/^(course|group|class):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))

/** One roll sheet 点名表: what, of which service, on which day. */
export const rollAddress = { heldOn: date, serviceKey: planKey, rollKey }

export const markState = z.enum(['present', 'late', 'absent'])
export type MarkState = z.infer<typeof markState>
/** On the phone, or from a sheet of paper afterwards. */
export const recordSource = z.enum(['phone', 'paper'])
export type RecordSource = z.infer<typeof recordSource>

/** Where a child stands on a roll: `missing` is marked absent without leave, `unmarked` has not been looked for yet. */
export const standing = z.enum(['present', 'late', 'leave', 'missing', 'unmarked'])
export type Standing = z.infer<typeof standing>

/** expected = present + leave + missing; late children are present, unmarked ones missing until they are marked. */
export const rollCounts = z.object({ expected: z.int(), present: z.int(), leave: z.int(), missing: z.int(), unmarked: z.int() })
export type RollCounts = z.infer<typeof rollCounts>

export const rollSummary = z.object({
  ...rollAddress,
  serviceName: z.string(),
  /** Whose roll: the group, class or course. */
  name: z.string(),
  /** What they do: the course's or activity's title, else the service's name. */
  title: z.string(),
  startsAt: z.nullable(clockTime),
  endsAt: z.nullable(clockTime),
  time: z.string(),
  venue: z.nullable(z.string()),
  teacherName: z.nullable(z.string()),
  changes: z.array(sessionChange),
  cancelled: z.boolean(),
  counts: rollCounts,
  /** Null until the roll was saved for the first time. */
  savedAt: z.nullable(instant),
  /** When the handover closed, at none missing; null while it is open. */
  closedAt: z.nullable(instant),
})
export type RollSummary = z.infer<typeof rollSummary>

export const departureHow = z.enum(['returned', 'collected', 'independent'])
export type DepartureHow = z.infer<typeof departureHow>

export const rollChild = z.object({
  childId: id,
  name: z.string(),
  grade,
  className: z.string(),
  rosterNo: z.int(),
  standing,
  /** When it was first seen. */
  arrivedAt: z.nullable(instant),
  /** When the mark that holds was made, and where; null while there is none. */
  markedAt: z.nullable(instant),
  source: z.nullable(recordSource),
  /** Why it is on leave, in the words of whoever filed it, though it came all the same; null where it is not. */
  leaveReason: z.nullable(z.string()),
  /** When its family fetches it, or lets it go, before the end; null where it stays to the end (FR-060). */
  leavesAt: z.nullable(clockTime),
  /** How it left; null while it is here. */
  departure: z.nullable(z.object({ how: departureHow, toName: z.string(), at: instant })),
})
export type RollChild = z.infer<typeof rollChild>

export const rollSheet = z.object({
  /** Who asks: what a phone keeps of a roll is this person's alone. */
  staffId: id,
  roll: rollSummary,
  handedBy: z.string(),
  children: z.array(rollChild),
  /** The server's clock, from which a phone's own is corrected. */
  asOf: instant,
})
export type RollSheetView = z.infer<typeof rollSheet>

/**
 * Names of services that children are in and of which no roll is ever made, because the plan does not say on which weekdays
 * they take place.
 */
const undated = z.array(z.string())

/** Rolls of a day that are this member of staff's to take, in order of time; every roll for the office. */
export const listRolls = operation({
  name: 'listRolls',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ heldOn: z.optional(date) }),
  output: z.object({ staffId: id, today: date, heldOn: date, asOf: instant, rolls: z.array(rollSummary), undated }),
  refusals: ['plan_not_published'],
})

/** One roll sheet with its children, in one request (FR-057). Each read is logged. */
export const readRoll = operation({
  name: 'readRoll',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object(rollAddress),
  output: rollSheet,
  refusals: ['plan_not_published', 'roll_unknown', 'roll_not_yours'],
})

export const mark = z.object({
  /** Made by the phone: the same mark sent again counts once. */
  markId: id,
  childId: id,
  state: markState,
  /** When it was tapped, by the server's clock as the phone knows it; of two marks the later made one holds. */
  madeAt: instant,
})

/**
 * Saves marks of one roll, those of an hour ago included, and closes the handover where asked and nobody is missing
 * . Marks merge: each is kept, the one made last holds.
 */
export const saveRoll = operation({
  name: 'saveRoll',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({
    ...rollAddress,
    marks: z.array(mark).check(z.maxLength(300)),
    source: recordSource,
    /** Who brought the children; empty leaves it as it was. */
    handedBy: freeText(30),
    close: z.boolean(),
  }),
  output: z.object({
    ...rollSheet.shape,
    /** Marks that changed nothing here: of a child that is not on this roll, or older than what holds. */
    unused: z.array(z.object({ markId: id, why: z.enum(['notExpected', 'older']) })),
  }),
  refusals: ['plan_not_published', 'roll_unknown', 'roll_not_yours', 'roll_not_yet'],
})

/** A child by name, with the roll on which it is looked for. */
const rollChildName = z.object({ childId: id, name: z.string(), className: z.string(), serviceKey: planKey, rollKey })

/**
 * A school's whole day for its office: every roll with its numbers, who is missing by name (FR-058, R-052), and whether everybody
 * has gone home. A child
 * counts once on each roll that it is on. Reading names is logged.
 */
export const readSchoolDay = operation({
  name: 'readSchoolDay',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ heldOn: z.optional(date) }),
  output: z.object({
    today: date,
    heldOn: date,
    asOf: instant,
    totals: rollCounts,
    /**
     * Every child of the day once, by the last stay that no leave covers (FR-059): children = left + here + leave + missing +
     * unmarked. `here`: seen, and nobody has written down that it left.
     */
    home: z.object({ children: z.int(), left: z.int(), here: z.int(), leave: z.int(), missing: z.int(), unmarked: z.int() }),
    /** Of those `here` the ones whose last stay is over and whose roll has begun to be released; the first 60. */
    stillHere: z.array(rollChildName),
    /**
     * `overdue`: somebody has not been looked for although the plan's minutes after the start are over (FR-057). `left`: how
     * many children of it have left the service.
     */
    rolls: z.array(z.object({ ...rollSummary.shape, overdue: z.boolean(), left: z.int() })),
    /** Marked absent without leave; the first 200, in order of the rolls. `totals` counts those not looked for yet as well. */
    missing: z.array(rollChildName),
    undated,
  }),
  refusals: ['plan_not_published'],
})
