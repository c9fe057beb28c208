import { logLine, weChat } from 'cloud/hosts/settings'
import { openPostgres } from 'cloud/db/postgres'
import { sendingInTurns } from 'cloud/hosts/sending'

/**
 * The sender as a process of its own, so that it can be killed: it sends until nothing waits, by a clock that starts where it is told.
 * RETRIES=1 is the control: a sender that believes that what was being sent when somebody died was not sent.
 */
async function run() {
  const { DATABASE_URL, DATABASE_OWNER_URL, CLOCK_START, RETRIES, SCHOOL } = process.env
  const database = await openPostgres({ url: DATABASE_URL as string, ownerUrl: DATABASE_OWNER_URL, poolSize: 8 })
  const offset = Date.parse(CLOCK_START as string) - Date.now()
  const send = sendingInTurns({ database, wechat: weChat(process.env), now: () => new Date(Date.now() + offset), log: logLine }, 60_000)
  if (RETRIES === '1') await database.transaction(SCHOOL as string, (db) => db.rows(`update delivery set state = 'waiting', leased_until = null where state = 'sending'`))
  const waiting = () => database.transaction(SCHOOL as string, (db) => db.row<{ count: number }>(`select count(*)::int as count from delivery where state = 'waiting'`))
  while (((await waiting())?.count ?? 0) > 0) await send()
  await send()
  await database.close()
}

run().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
