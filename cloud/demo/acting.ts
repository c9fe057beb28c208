import path from 'node:path'
import type { Ballots } from '../ballot'
import { directChoosing } from '../choosing/choosing'
import { dispatch, type Host } from '../main'
import { operations, type OperationName } from '../contract/operations'
import type { InputOf, OutputOf } from '../contract/operation'
import type { OpenDatabase } from '../db/database'
import type { Random } from '../handling'
import { planLibrary } from '../hosts/settings'
import { menuSnapshots } from '../menu-snapshot'
import { findAccount } from '../store/account'
import { noWeChat } from '../wechat/code-to-session'
import { demoSchoolId as schoolId } from './people'

const none = () => {
  throw new Error('these people of the demonstration answer no survey')
}
const noBallots: Ballots = Object.assign(none, { newSalt: none })

/** Calls the API as one of the demonstration's people at a given time: what they did was really done. */
export function peopleOf(database: OpenDatabase, random: Random, ballots: Ballots = noBallots) {
  let now = new Date(0)
  const host: Host = {
    database,
    ballots,
    choosing: directChoosing(database),
    menus: menuSnapshots(),
    random,
    now: () => now,
    wechat: noWeChat,
    library: planLibrary(path.join(__dirname, '../../plans')),
    log: (line) => console.error(JSON.stringify(line)),
    identity: { name: 'dev', account: (db, caller) => (caller.kind === 'openid' ? findAccount(db, 'dev', caller.openid) : Promise.resolve(null)), proof: (caller) => (caller.kind === 'openid' ? { provider: 'dev', subject: caller.openid } : null) },
  }
  return async <Name extends OperationName>(personId: string, at: string, name: Name, input: InputOf<(typeof operations)[Name]>): Promise<OutputOf<(typeof operations)[Name]>> => {
    now = new Date(`${at}+08:00`)
    const request = { operation: name, schoolId, input, requestKey: random.uuid() }
    const reply = await dispatch(host, { request, caller: { kind: 'openid', openid: personId }, requestId: random.uuid(), ip: '127.0.0.1' })
    if (!reply.ok) throw new Error(`the demonstration's ${personId} was refused ${name}: ${reply.code}`)
    return reply.data as OutputOf<(typeof operations)[Name]>
  }
}

export type Call = ReturnType<typeof peopleOf>
