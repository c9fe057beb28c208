import { demoSchoolId as schoolId } from 'cloud/demo/people'
import { insertRows } from 'cloud/demo/school'
import { seededRandom } from 'cloud/demo/seeded-random'
import type { OpenDatabase } from 'cloud/db/database'
import { openidOf } from './openid'

/** Where WeChat names everyone, whoever runs the system has opened the bureau's entrance to this account. */
export async function joinBureau(database: OpenDatabase) {
  const accountId = seededRandom(31).uuid()
  await database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    await db.rows(`insert into account (account_id, provider, subject, created_at) values ($1, 'wechat', $2, $3)`, [accountId, openidOf('bureau'), '2026-08-31T08:00:00+08:00'])
    await insertRows(db, 'bureau_member', [{ school_id: schoolId, account_id: accountId, name: '罗一鸣', added_at: '2026-08-31T08:00:00+08:00' }])
  })
}
