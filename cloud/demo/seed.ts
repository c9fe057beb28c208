import path from 'node:path'
import type { OpenDatabase } from '../db/database'
import { StartRefused } from '../db/start-refused'
import { readPlanFile } from '../plan-file'
import { publishFirstVersion } from '../publish-plan'
import { liveUntilStart } from './families'
import { demoSchoolId } from './people'
import { insertSchool } from './school'
import { seededRandom } from './seeded-random'

const seed = 20260901

/** Whether the demonstration was made before plans took their present form; it holds nothing that cannot be made anew. */
const isOfEarlierVersion = (database: OpenDatabase) =>
  database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [demoSchoolId])
    return db.row(`select 1 from plan where school_id = $1 and document -> 'attendance' is null limit 1`, [demoSchoolId])
  })

/** Fills an empty database with the demonstration school; does nothing where it is already there. Answers whether it did. */
export async function seedDemo(database: OpenDatabase): Promise<boolean> {
  const isThere = await database.owner((db) => db.row(`select 1 from school where school_id = $1`, [demoSchoolId]))
  if (isThere) {
    if (await isOfEarlierVersion(database)) throw new StartRefused('体验数据是旧版本做的，新版本读不了。请运行 npm run reset 清空后再启动。')
    return false
  }
  const random = seededRandom(seed)
  const school = await database.owner(async (db) => {
    const inserted = await insertSchool(db, random)
    const plan = readPlanFile(path.join(__dirname, '../../plans/s19-haijiang.yaml'))
    await publishFirstVersion(db, plan, { schoolId: demoSchoolId, termId: inserted.termId, planId: random.uuid(), at: new Date('2026-08-31T08:00:00+08:00') })
    return inserted
  })
  await liveUntilStart(database, random, school)
  return true
}
