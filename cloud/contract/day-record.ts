import * as z from 'zod/mini'
import { departureHow } from './attendance'
import { instant } from './values'

/**
 * How a session went for one child, as its family reads it: `missing` was expected and not there, `notYet` has not been
 * looked for yet, `unrecorded` is over and nobody wrote down anything.
 */
export const dayState = z.enum(['present', 'late', 'leave', 'missing', 'cancelled', 'notYet', 'unrecorded'])
export type DayState = z.infer<typeof dayState>

export const dayRecord = z.object({
  state: dayState,
  /** When it was first seen. */
  arrivedAt: z.nullable(instant),
  /** When the roll it was on was handed over with nobody missing. */
  handedOverAt: z.nullable(instant),
  /** How it left, at the end of its stay. */
  departure: z.nullable(z.object({ how: departureHow, toName: z.string(), at: instant })),
})
export type DayRecord = z.infer<typeof dayRecord>
