import { getWXContext } from 'wx-server-sdk'
import { host } from './scf'
import { upkeep } from './upkeep'

/** The function behind CloudBase's timer trigger; a user who calls it by hand gets nothing done. */
export async function main() {
  if (getWXContext().SOURCE !== 'wx_trigger') return { ok: false }
  const { database, now } = await host()
  return { ok: true, sealed: await upkeep(database, now()) }
}
