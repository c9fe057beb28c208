import * as z from 'zod/mini'
import { recordedSession } from './course'
import { operation } from './operation'
import { date, id } from './values'

/** A month, `YYYY-MM`. */
export const month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** One's own child's month: each day's sessions, those to come too, and how they went (FR-062). */
export const readAttendance = operation({
  name: 'readAttendance',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id, month: z.optional(month) }),
  output: z.object({
    childName: z.string(),
    month,
    today: date,
    term: z.object({ startsOn: date, endsOn: date }),
    /** Days with sessions only, in order. */
    days: z.array(z.object({ date, sessions: z.array(z.omit(recordedSession, { date: true, activities: true })) })),
    /** Sessions of the month: attended ones count late ones too. */
    counts: z.object({ attended: z.int(), late: z.int(), leave: z.int(), missing: z.int(), cancelled: z.int() }),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})
