import * as z from 'zod/mini'
import { rollKey } from './attendance'
import { operation } from './operation'
import { staffRoles } from './roles'
import { clockTime, date, id, planKey, weekday } from './values'

/** One roll on one day of the rota, by who takes it. */
export const rotaDay = z.object({
  heldOn: date,
  /** The weekday whose timetable the date follows: a make-up day follows another. */
  weekday,
  startsAt: z.nullable(clockTime),
  endsAt: z.nullable(clockTime),
  cancelled: z.boolean(),
  /** The group's, course's or class's own teacher; null where it has none. */
  ownId: z.nullable(id),
  /** Who takes it on every such weekday instead, by the office. */
  weekdayId: z.nullable(id),
  /** Who stands in on this one day. */
  dayId: z.nullable(id),
  /** Whoever takes it has another roll at the same time. */
  clash: z.boolean(),
  /** Volunteers who help, with everything that the plan asks of them. */
  volunteers: z.array(z.string()),
})
export type RotaDay = z.infer<typeof rotaDay>

export const rotaRoll = z.object({ rollKey, name: z.string(), days: z.array(rotaDay) })
export type RotaRoll = z.infer<typeof rotaRoll>

/**
 * The rota of one service for the week of a date: each roll with who takes it on each day (FR-053; S2, S7). The office sees
 * every roll and the staff to choose from; a teacher those rolls and days that are their own.
 */
export const readRota = operation({
  name: 'readRota',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({
    weekOf: z.optional(date),
    /** The first service where it is left out. */
    serviceKey: z.optional(planKey),
  }),
  output: z.object({
    today: date,
    /** Monday of the week that is shown; a date outside the school's year shows its nearest week. */
    monday: date,
    services: z.array(z.object({ serviceKey: planKey, name: z.string() })),
    serviceKey: planKey,
    /** Dates of the week on which the service takes place. */
    dates: z.array(date),
    rolls: z.array(rotaRoll),
    staff: z.array(z.object({ staffId: id, name: z.string(), roles: z.array(z.enum(staffRoles)) })),
    mayChange: z.boolean(),
  }),
  refusals: ['plan_not_published', 'service_unknown'],
})

export const dutyClash = z.object({ heldOn: date, serviceName: z.string(), name: z.string(), time: z.string() })
export type DutyClash = z.infer<typeof dutyClash>

/**
 * Names who takes a roll on every such weekday, or on one day only; `staffId` null gives it back to its own teacher (FR-053).
 * Whoever gets and whoever loses it is told. Two rolls at once and an unsigned safety agreement (FR-040, S13) are said, not
 * refused: at a small school one person watches two.
 */
export const setDuty = operation({
  name: 'setDuty',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    serviceKey: planKey,
    rollKey,
    /** Exactly one of the two. */
    weekday: z.nullable(weekday),
    heldOn: z.nullable(date),
    staffId: z.nullable(id),
  }),
  output: z.object({
    /** Other rolls that this person has at the same time. */
    clashes: z.array(dutyClash),
    /** Texts for teachers that this person has not signed this term. */
    unsigned: z.array(z.string()),
    told: z.int(),
  }),
  refusals: ['plan_not_published', 'duty_day_needed', 'duty_day_past', 'roll_unknown', 'staff_unknown'],
})
