import path from 'node:path'
import { ballots } from '../ballot'
import { groupedChoosing } from '../choosing/grouped'
import { settleSoon } from '../choosing/settle'
import { demoPeople, demoStart } from '../demo/people'
import { seedDemo } from '../demo/seed'
import { migrate } from '../db/migrate'
import { StartRefused } from '../db/start-refused'
import { devIdentity, movableClock } from '../identity/dev'
import type { Identity } from '../identity/identity'
import { sessionIdentity } from '../identity/session'
import { weChatContextIdentity } from '../identity/wechat-context'
import type { Host } from '../main'
import { menuSnapshots } from '../menu-snapshot'
import { serve } from './http'
import { ballotSecret, identityName, logLine, openDatabase, planLibrary, secureRandom, weChat } from './settings'

/** Starts the Node host by its environment: opens the database, migrates, seeds a demonstration, serves. */
async function start() {
  const { env } = process
  const identity = chooseIdentity()
  const database = await openDatabase(env, 8, 2)
  // Behind it: a folder that is another version's, or another process's, stays as it was.
  const boxes = ballots(ballotSecret(env))
  // Without an owner's connection the schema is someone else's to bring up to date (deploy/README.md).
  if (!env.DATABASE_URL || env.DATABASE_OWNER_URL) await migrate(database)
  if (identity.demo) await seedDemo(database, boxes)
  const now = identity.demo ? identity.demo.clock.now : () => new Date()
  const choosing = groupedChoosing(database, settleSoon({ database, now, newId: secureRandom.uuid, log: logLine }))
  const host: Host = { database, choosing, menus: menuSnapshots(), identity, wechat: weChat(env), ballots: boxes, random: secureRandom, library: planLibrary(path.join(__dirname, '../../plans')), now, log: logLine }
  const siteFolder = env.KEHOU_SITE === '' ? null : path.resolve(env.KEHOU_SITE ?? 'dist/h5')
  const server = await serve(host, { port: Number(env.PORT ?? 8000), address: env.ADDRESS ?? '127.0.0.1', siteFolder, trustProxy: env.TRUST_PROXY === '1' })
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      server
        .close()
        .then(() => choosing.close())
        .then(() => database.close())
        .then(() => process.exit(0))
        .catch((error: Error) => {
          logLine({ event: 'stop_failed', reason: error.name })
          process.exit(1)
        })
    })
  }
  // Said last: from here on the host can be stopped by a signal as well as called.
  logLine({ event: 'serving', port: server.port, identity: identity.name, database: database.engine })
}

function chooseIdentity(): Identity {
  const name = identityName(process.env)
  if (name === 'session') return sessionIdentity
  if (name === 'dev') return devIdentity(demoPeople, movableClock(demoStart, path.join(process.env.KEHOU_DATA ?? '.data', 'demo-clock')))
  if (name === 'wxrun') return weChatContextIdentity('wxrun')
  throw new StartRefused('IDENTITY=scf 是云函数用的，Node 主机请设为 session、wxrun 或 dev。')
}

start().catch((error: unknown) => {
  if (error instanceof StartRefused) console.error(error.message)
  else console.error(error)
  process.exit(1)
})
