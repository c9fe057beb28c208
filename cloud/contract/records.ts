import * as z from 'zod/mini'
import { rollKey } from './attendance'
import { operation } from './operation'
import { date, freeText, id, instant, offset, pageEnd, planKey, text } from './values'

const period = { from: date, to: date }

export const recordPeriod = z.object({
  ...period,
  /** How many records were written for it, of rolls and of the school. */
  written: z.int(),
  /** It is over and nobody has written: the office is warned. */
  blank: z.boolean(),
})
export type RecordPeriod = z.infer<typeof recordPeriod>

export const dueRecord = z.object({
  duty: z.string(),
  every: z.nullable(z.enum(['lesson', 'day', 'week', 'month', 'term'])),
  published: z.boolean(),
  /** Of the whole term so far. */
  blank: z.int(),
  /** Blank ones first, then newest first; as many as fit a page. */
  periods: z.array(recordPeriod),
})
export type DueRecord = z.infer<typeof dueRecord>

/** Each record that the plan asks for, with the periods that have begun and which of them are blank (R-061; S2, S3, S8, S14, S18). */
export const readRecordsDue = operation({
  name: 'readRecordsDue',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ from: z.optional(date), to: z.optional(date) }),
  output: z.object({
    today: date,
    duties: z.array(dueRecord),
    /** The office writes the school's own records too. */
    mayWriteSchool: z.boolean(),
  }),
  refusals: ['plan_not_published'],
})

/** Which record: whose, and of which day; the period is the one that the day lies in. Null for the whole school's. */
const recordAddress = { duty: text(40), heldOn: date, serviceKey: z.nullable(planKey), rollKey: z.nullable(rollKey) }

export const dutyRecord = z.object({
  recordId: id,
  duty: z.string(),
  heldOn: date,
  ...period,
  serviceKey: z.nullable(planKey),
  rollKey: z.nullable(rollKey),
  rollName: z.string(),
  done: z.string(),
  notes: z.string(),
  /** Counted from the roll when it was written; null for the whole school. */
  present: z.nullable(z.int()),
  expected: z.nullable(z.int()),
  revision: z.int(),
  writtenBy: z.string(),
  writtenAt: instant,
})
export type DutyRecord = z.infer<typeof dutyRecord>

/** The record of one roll or of the school as it stands, to be written or mended, with what the roll says of that day. */
export const readRecord = operation({
  name: 'readRecord',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object(recordAddress),
  output: z.object({
    ...period,
    rollName: z.string(),
    present: z.nullable(z.int()),
    expected: z.nullable(z.int()),
    /** Null where it is blank. */
    record: z.nullable(dutyRecord),
  }),
  refusals: ['plan_not_published', 'record_unknown', 'record_day_wrong', 'record_not_yours', 'roll_unknown'],
})

/** Writes or mends a record. A teacher writes for rolls of their own, the office for the school or any roll. */
export const writeRecord = operation({
  name: 'writeRecord',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({
    ...recordAddress,
    /** As it was read, zero where it was blank: two people never overwrite each other unseen. */
    revision: z.int().check(z.gte(0), z.lte(1_000_000)),
    done: text(300),
    notes: freeText(200),
  }),
  output: z.object({ recordId: id, revision: z.int(), present: z.nullable(z.int()), expected: z.nullable(z.int()) }),
  refusals: ['plan_not_published', 'record_unknown', 'record_day_wrong', 'record_not_yours', 'record_changed', 'roll_unknown'],
})

/** Records as they were written, newest day first: a teacher's own, all for the office. */
export const listRecords = operation({
  name: 'listRecords',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ duty: z.optional(text(40)), from: z.optional(date), to: z.optional(date), offset }),
  output: z.object({ records: z.array(dutyRecord), ...pageEnd }),
  refusals: [],
})
