import path from 'node:path'
import { ballots } from '../cloud/ballot'
import { migrate } from '../cloud/db/migrate'
import { StartRefused } from '../cloud/db/start-refused'
import { ballotSecret, openDatabase, planLibrary } from '../cloud/hosts/settings'
import { upkeep } from '../cloud/hosts/upkeep'
import { verifyAudit } from '../cloud/store/audit'
import { allSchools } from '../cloud/store/school'

/** `npm run audit:verify`: seals what is unsealed, then walks every school's chain and names the first broken row. */
async function audit(): Promise<boolean> {
  const database = await openDatabase(process.env, 2)
  try {
    if (database.engine === 'pglite') await migrate(database)
    while ((await upkeep({ database, ballots: ballots(ballotSecret(process.env)), library: planLibrary(path.join(__dirname, '../plans')) }, new Date())) > 0);
    let whole = true
    for (const { schoolId, name } of await database.transaction(null, allSchools)) {
      const report = await database.transaction(schoolId, (db) => verifyAudit(db, schoolId))
      if (report.kind === 'whole') console.log(`${name}：${report.sealed} 条记录首尾相连，未封存 ${report.unsealed} 条。`)
      else {
        whole = false
        console.log(`${name}：第 ${report.sealNo} 条断开${report.auditId === null ? '' : `（audit_id ${report.auditId}）`}，${report.reason}。`)
      }
    }
    return whole
  } finally {
    await database.close()
  }
}

audit()
  .then((whole) => process.exit(whole ? 0 : 1))
  .catch((error: unknown) => {
    console.error(error instanceof StartRefused ? error.message : error)
    process.exit(1)
  })
