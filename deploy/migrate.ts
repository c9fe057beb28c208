import { migrate } from '../cloud/db/migrate'
import { StartRefused } from '../cloud/db/start-refused'
import { openDatabase } from '../cloud/hosts/settings'

/** `npm run migrate`: brings a database to this version's schema; cloud functions never do so themselves. */
async function bringUp() {
  const database = await openDatabase(process.env, 1)
  try {
    const applied = await migrate(database)
    console.log(applied.length > 0 ? `已执行：${applied.join('、')}` : '数据库已经是最新。')
  } finally {
    await database.close()
  }
}

bringUp().catch((error: unknown) => {
  console.error(error instanceof StartRefused ? error.message : error)
  process.exit(1)
})
