import type { WireRefusal } from 'cloud/contract/wire'
import type { RefusalCode } from 'cloud/contract/refusals'
import { transportWords, type TransportCode } from '@/wording/transport'

export type CallCode = RefusalCode | TransportCode

export interface RefusedField {
  path: string
  /** The field's Chinese name. */
  name: string
}

/** Every way in which a call does not succeed: a refusal of the API, or a transport code of our own. */
export class CallRefused extends Error {
  constructor(
    readonly code: CallCode,
    message: string,
    readonly field?: RefusedField,
    /** Where one has to wait: the place in line, or when to come back. */
    readonly wait: Pick<WireRefusal, 'queue' | 'retryAfterSeconds'> = {},
  ) {
    super(message)
    // Babel's ES5 classes lose the prototype of a built-in parent; without this `instanceof` says no on old phones.
    Object.setPrototypeOf(this, CallRefused.prototype)
  }

  static byTransport(code: TransportCode) {
    return new CallRefused(code, transportWords[code])
  }
}

/** True where the same request may be sent again under the same key, because nobody knows what became of it. */
export function fateUnknown(refused: CallRefused) {
  return refused.code in transportWords || ['busy', 'internal', 'queued', 'queue_full'].includes(refused.code)
}
