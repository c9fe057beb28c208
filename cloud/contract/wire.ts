import * as z from 'zod/mini'
import { schoolId } from './values'

/** What travels to the API, whichever way it travels. */
export const wireRequest = z.object({
  operation: z.string().check(z.maxLength(60)),
  schoolId: z.optional(schoolId),
  input: z.unknown(),
  /** Made by the phone once per intended change, and sent again with every retry of it. */
  requestKey: z.optional(z.uuid()),
})
export type WireRequest = z.infer<typeof wireRequest>

/** What comes back: the data, or one refusal with its Chinese sentence. */
export const wireReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown(), requestId: z.string() }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    /** For `input_invalid`: which field, by its path in the input and by its Chinese name. */
    field: z.optional(z.object({ path: z.string(), name: z.string() })),
    requestId: z.string(),
  }),
])
export type WireReply = z.infer<typeof wireReply>

/** A request's text may not be larger: the platform's own limit is 100 KB. */
export const maximumRequestBytes = 90_000
