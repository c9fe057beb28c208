import * as z from 'zod/mini'
import { wireReply, type WireReply, type WireRequest } from 'cloud/contract/wire'
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
export async function ask(request: WireRequest): Promise<WireReply> {
  const body = overCloud ? await askOverCloud(request) : await askOverHttp(request)
  const reply = z.safeParse(wireReply, body)
  if (!reply.success) throw CallRefused.byTransport('reply_invalid')
  return reply.data
}
