import * as z from 'zod/mini'
import { schoolId } from './values'

/** What travels to the API, whichever way it travels. */
export const wireRequest = z.object({
  operation: z.string().check(z.maxLength(60)),
  schoolId: z.optional(schoolId),
  input: z.optional(z.unknown()),
  /** The contract's version that the phone was built with; other callers may leave it out. */
  contract: z.optional(z.int()),
  /** Made by the phone once per intended change, and sent again with every retry of it. */
  requestKey: z.optional(z.uuid()),
})
export type WireRequest = z.infer<typeof wireRequest>

/** What comes back: the data, or one refusal with its Chinese sentence. */
export type WireReply =
  | { ok: true; data: unknown; requestId: string }
  | WireRefusal

export interface WireRefusal {
  ok: false
  code: string
  message: string
  /** For `input_invalid`: which one, by its path in the input and by its Chinese name. */
  field?: { path: string; name: string }
  /** For `queued`: nothing is done yet, and the place in line is kept for whoever asks again under the same key. */
  queue?: QueuePlace
  /** For `queue_full`: nothing was taken on; ask again under the same key after so long. */
  retryAfterSeconds?: number
  requestId: string
}

/** Where a request stands, counted from 1, and about how long it still takes. */
export interface QueuePlace {
  place: number
  estimateSeconds: number
}

/** A request's text may not be larger: the platform's own limit is 100 KB. */
export const maximumRequestBytes = 90_000
