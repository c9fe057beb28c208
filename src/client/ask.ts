import type { WireReply, WireRequest } from 'cloud/contract/wire'
import { contractVersion } from 'cloud/contract/version'
import { CallRefused } from './refused'
import { askOverCloud, startCloud } from './transport/cloud'
import { askOverHttp } from './transport/http'

// A build-time constant: the transport that is not chosen is left out of the package.
const overCloud = process.env.KEHOU_TRANSPORT === 'cloud'

/** To be called once when the app starts. */
export function startTransport() {
  if (overCloud) startCloud()
}

/** One question over the chosen transport. Throws `CallRefused` offline, timeout or reply_invalid. */
export async function ask(request: Omit<WireRequest, 'contract'>): Promise<WireReply> {
  const asked = { ...request, contract: contractVersion }
  const body = overCloud ? await askOverCloud(asked) : await askOverHttp(asked)
  if (!isReply(body)) throw CallRefused.byTransport('reply_invalid')
  return body
}

/**
 * A gateway or a captive network may answer in our place. What the API itself answers was parsed by the contract's
 * schema on the server, for the version that was named above; parsing it again here would cost the phone all of zod.
 */
function isReply(body: unknown): body is WireReply {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return false
  return body.ok === true ? 'data' in body : 'code' in body && 'message' in body
}
