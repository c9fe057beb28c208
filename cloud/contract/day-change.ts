import * as z from 'zod/mini'

/** How a day differs from the week: nothing takes place, another room, another time, or a word to families (另行通知). */
export const dayChangeKind = z.enum(['cancelled', 'room', 'time', 'special'])
export type DayChangeKind = z.infer<typeof dayChangeKind>

/** What a family reads beside a session of that day. */
export const sessionChange = z.object({ kind: dayChangeKind, reason: z.string() })
