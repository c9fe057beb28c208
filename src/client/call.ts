import * as z from 'zod/mini'
import type { InputOf, Operation, OutputOf } from 'cloud/contract/operation'
import type { WireReply } from 'cloud/contract/wire'
import { readSession } from '@/session/session'
import { ask } from './ask'
import { CallRefused, type CallCode } from './refused'
import { newRequestKey } from './request-key'
import { signInAgain } from './sign-in'

/**
 * Asks the API for one operation, for the chosen school, and gives its output as the contract declares it.
 *
 * A write that may be sent again must carry the same `requestKey` each time; `useSend` does so. Throws `CallRefused`
 * with one of the operation's refusal codes, or `offline`, `timeout`, `reply_invalid`.
 */
export async function call<O extends Operation>(operation: O, input: InputOf<O>, { requestKey }: { requestKey?: string } = {}): Promise<OutputOf<O>> {
  const { schoolId } = readSession()
  const key = operation.kind === 'write' ? (requestKey ?? newRequestKey()) : undefined
  const request = { operation: operation.name, schoolId, input, ...(key ? { requestKey: key } : {}) }

  let reply = await ask(request)
  if (!reply.ok && reply.code === 'sign_in_needed' && (await signInAgain())) reply = await ask(request)
  return outputOf(operation, reply)
}

function outputOf<O extends Operation>(operation: O, reply: WireReply): OutputOf<O> {
  // The wire types codes as text, since a newer API may know codes that this build does not; the sentence comes along.
  if (!reply.ok) throw new CallRefused(reply.code as CallCode, reply.message, reply.field)
  const output = z.safeParse(operation.output, reply.data)
  if (!output.success) throw CallRefused.byTransport('reply_invalid')
  return output.data as OutputOf<O>
}
