import fs from 'node:fs'
import path from 'node:path'
import type { DemoPerson, Identity, MovableClock } from './identity'
import { tokenAccount, tokenProof } from './session'

/** For trying the product: one becomes a person from a list, and the clock can be moved. Refused in production. */
export const devIdentity = (people: readonly DemoPerson[], clock: MovableClock): Identity => ({
  name: 'dev',
  account: (db, caller, now) => tokenAccount(db, caller, now),
  proof: tokenProof,
  demo: { people, clock },
})

const minute = 60 * 1000

/** A clock that starts at a given moment, ticks on, can be moved forward, and remembers its offset in a file. */
export function movableClock(startsAt: Date, file: string | null): MovableClock {
  const saved = file && fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : Number.NaN
  let offset = Number.isFinite(saved) ? saved : startsAt.getTime() - Date.now()
  const keep = () => {
    if (!file) return
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, String(offset))
  }
  keep()
  return {
    now: () => new Date(Date.now() + offset),
    forward(minutes) {
      offset += minutes * minute
      keep()
    },
  }
}
