import type { Input, OperationName, Output } from 'cloud/contract/operations'
import { readSession } from '@/session/session'
import { ask } from './ask'
import { CallRefused, type CallCode } from './refused'
import { newRequestKey } from './request-key'
import { signInAgain } from './sign-in'

/**
 * Asks the API for one operation, for the chosen school, and gives its output as the contract declares it.
 *
 * A write that may be sent again must carry the same `requestKey` each time; `useSend` does so. A ballot carries none
 * (null). Throws `CallRefused` with one of the operation's refusal codes, or `offline`, `timeout`, `reply_invalid`.
 */
export async function call<Name extends OperationName>(operation: Name, input: Input<Name>, { requestKey = newRequestKey() }: { requestKey?: string | null } = {}): Promise<Output<Name>> {
  const request = { operation, schoolId: readSession().schoolId, input, requestKey: requestKey ?? undefined }
  let reply = await ask(request)
  if (!reply.ok && reply.code === 'sign_in_needed' && (await signInAgain())) reply = await ask(request)
  // The wire types codes as text, since a newer API may know codes that this build does not; the sentence comes along.
  if (!reply.ok) throw new CallRefused(reply.code as CallCode, reply.message, reply.field, reply)
  return reply.data as Output<Name>
}
