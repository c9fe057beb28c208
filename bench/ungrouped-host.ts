import path from 'node:path'
import { ballots } from '../cloud/ballot'
import { directChoosing } from '../cloud/choosing/choosing'
import { serve } from '../cloud/hosts/http'
import { ballotSecret, logLine, openDatabase, planLibrary, secureRandom } from '../cloud/hosts/settings'
import { sessionIdentity } from '../cloud/identity/session'
import { menuSnapshots } from '../cloud/menu-snapshot'
import { noWeChat } from '../cloud/wechat/code-to-session'

/** The Node host but for one thing: every basket is a statement and a commit of its own. What grouping is held against. */
async function start() {
  const database = await openDatabase(process.env, 8, 8)
  const library = planLibrary(path.join(__dirname, '../plans'))
  const host = { database, choosing: directChoosing(database), menus: menuSnapshots(), identity: sessionIdentity, wechat: noWeChat, ballots: ballots(ballotSecret(process.env)), random: secureRandom, library, now: () => new Date(), log: logLine }
  const server = await serve(host, { port: 0, address: '127.0.0.1', siteFolder: null, trustProxy: false })
  process.once('SIGTERM', () => void server.close().then(() => database.close()).then(() => process.exit(0)))
  logLine({ event: 'serving', port: server.port })
}

void start()
