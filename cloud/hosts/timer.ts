import { getWXContext } from 'wx-server-sdk'
import { host } from './scf'
import { sendingInTurns } from './sending'
import { upkeep, UpkeepFailed } from './upkeep'

// The function may run for a minute; the next one comes a minute later.
const sendingMs = 15_000

/** The function behind CloudBase's timer trigger; a user who calls it by hand gets nothing done. */
export async function main() {
  if (getWXContext().SOURCE !== 'wx_trigger') return { ok: false }
  const { database, wechat, ballots, library, now, log } = await host()
  const send = sendingInTurns({ database, wechat, now, log }, sendingMs)
  // Before, for what waits may be a missing child; and behind, for what time itself had to say.
  await send()
  const sealed = await upkeep({ database, ballots, library }, now()).catch((error: unknown) => {
    if (!(error instanceof UpkeepFailed)) throw error
    for (const failure of error.failures) log({ event: 'job_failed', ...failure })
    return null
  })
  await send()
  return sealed === null ? { ok: false } : { ok: true, sealed }
}
