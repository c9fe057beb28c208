import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, date, id, instant, offset, pageEnd, planKey, text } from './values'

/** How a day differs from the week: nothing takes place, another room, another time, or a word to families (另行通知). */
export const dayChangeKind = z.enum(['cancelled', 'room', 'time', 'special'])
export type DayChangeKind = z.infer<typeof dayChangeKind>

/** What a family reads beside a session of that day. */
export const sessionChange = z.object({ kind: dayChangeKind, reason: z.string() })

/** One change of one day: of every service or one, of every roll or one. */
export const dayChangeView = z.object({
  changeId: id,
  heldOn: date,
  kind: dayChangeKind,
  /** Null for every service of the day. */
  serviceName: z.nullable(z.string()),
  /** The group, class or course; null for all of them. */
  rollName: z.nullable(z.string()),
  room: z.nullable(z.string()),
  startsAt: z.nullable(clockTime),
  endsAt: z.nullable(clockTime),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  undoneAt: z.nullable(instant),
  /** False once the day is over or it has been undone. */
  mayUndo: z.boolean(),
})
export type DayChangeView = z.infer<typeof dayChangeView>

/** What the office changed of the days from `from` on, in order of the days; undone ones are listed too (FR-085). */
export const listDayChanges = operation({
  name: 'listDayChanges',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ from: z.optional(date), offset }),
  output: z.object({ today: date, from: date, changes: z.array(dayChangeView), ...pageEnd }),
  refusals: ['plan_not_published'],
})

/** What takes place on a day, to choose from what is changed: names of rolls and how many children, no child's name. */
export const readDayRolls = operation({
  name: 'readDayRolls',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ heldOn: date }),
  output: z.object({
    today: date,
    heldOn: date,
    /** The last day that may be changed. */
    lastDay: date,
    rolls: z.array(
      z.object({ serviceKey: planKey, serviceName: z.string(), rollKey: z.string(), name: z.string(), title: z.string(), time: z.string(), venue: z.nullable(z.string()), cancelled: z.boolean(), children: z.int() }),
    ),
  }),
  refusals: ['plan_not_published'],
})

/** Changes a day, and tells exactly the families and teachers whom it concerns (FR-085). */
export const announceDayChange = operation({
  name: 'announceDayChange',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    heldOn: date,
    kind: dayChangeKind,
    serviceKey: z.nullable(planKey),
    rollKey: z.nullable(z.string().check(z.maxLength(60))),
    /** For another room only. */
    room: z.nullable(text(30)),
    /** For another time only, both. */
    startsAt: z.nullable(clockTime),
    endsAt: z.nullable(clockTime),
    reason: text(100),
  }),
  output: z.object({ changeId: id, children: z.int(), staff: z.int() }),
  refusals: ['plan_not_published', 'day_change_past', 'day_change_incomplete', 'day_change_time_reversed', 'day_change_no_session', 'day_change_cancelled_already'],
})

/** Takes a change of a day back, and tells the same families again. */
export const undoDayChange = operation({
  name: 'undoDayChange',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ changeId: id }),
  output: z.object({ changeId: id, children: z.int(), staff: z.int() }),
  refusals: ['plan_not_published', 'day_change_unknown', 'day_change_past', 'day_change_undone'],
})
