import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { ballots } from '../cloud/ballot'
import { directChoosing } from '../cloud/choosing/choosing'
import type { OpenDatabase } from '../cloud/db/database'
import { ballotSecret, planLibrary, secureRandom } from '../cloud/hosts/settings'
import type { Identity } from '../cloud/identity/identity'
import { issueTo, servicePeriods } from '../cloud/issue-statements'
import { dispatch, type Host } from '../cloud/main'
import { menuSnapshots } from '../cloud/menu-snapshot'
import { findAccount } from '../cloud/store/account'
import { feeNotices } from '../cloud/store/fee'
import { publishedPlan } from '../cloud/store/plan'
import { childrenOfTerm } from '../cloud/store/settlement'
import { noWeChat } from '../cloud/wechat/code-to-session'
import { financeOf, moneySchool } from './money-data'

/** Who calls is told by the token: this host is a command's own, and reachable from nowhere. */
const byName: Identity = { name: 'session', account: (db, caller) => (caller.kind === 'token' ? findAccount(db, 'dev', caller.token) : Promise.resolve(null)), proof: () => null }

export function hostOf(database: OpenDatabase, now: () => Date): Host {
  return { database, choosing: directChoosing(database), menus: menuSnapshots(), identity: byName, wechat: noWeChat, ballots: ballots(ballotSecret(process.env)), random: secureRandom, library: planLibrary(path.join(__dirname, '../plans')), now, log: (line) => console.error(JSON.stringify(line)) }
}

export type Asked = <Data>(operation: string, input: object) => Promise<{ ok: true; data: Data } | { ok: false; code: string }>

/** Calls as the school's finance office. */
export const financeCalls = (host: Host, school: number): Asked => async <Data>(operation: string, input: object) => {
  const request = { operation, schoolId: moneySchool(school), input, requestKey: randomUUID() }
  const reply = await dispatch(host, { request, caller: { kind: 'token', token: financeOf(school) }, requestId: randomUUID(), ip: '' })
  return reply.ok ? { ok: true, data: reply.data as Data } : { ok: false, code: reply.code }
}

export async function mustDo<Data>(ask: Asked, operation: string, input: object): Promise<Data> {
  const reply = await ask<Data>(operation, input)
  if (!reply.ok) throw new Error(`${operation} was refused: ${reply.code}`)
  return reply.data
}

const atOnce = 200

/** Every statement of the term, by the function that the operation itself issues with, 200 children at once; answers how many. */
export async function issueAll(database: OpenDatabase, school: number, now: Date): Promise<number> {
  const schoolId = moneySchool(school)
  const inSchool = <T>(work: Parameters<typeof database.transaction<T>>[1]) => database.transaction(schoolId, work)
  const { published, notices, childIds, staffId } = await inSchool(async (db) => {
    const published = await publishedPlan(db, schoolId)
    if (!published) throw new Error('no plan is published')
    const staff = await db.row<{ staff_id: string }>(`select staff_id from staff where school_id = $1 and 'financeOfficer' = any(roles)`, [schoolId])
    return { published, notices: await feeNotices(db, schoolId, published.term.termId), childIds: await childrenOfTerm(db, schoolId, published.term.termId), staffId: staff?.staff_id as string }
  })
  let issued = 0
  for (const { key } of published.plan.services) {
    for (const period of servicePeriods(published, notices, key)) {
      for (let from = 0; from < childIds.length; from += atOnce) {
        issued += (await inSchool((db) => issueTo({ db, schoolId, now, newId: randomUUID }, published, notices, { childIds: childIds.slice(from, from + atOnce), serviceKey: key, period, staffId }))).length
      }
    }
  }
  return issued
}
