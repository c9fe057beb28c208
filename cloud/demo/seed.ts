import path from 'node:path'
import type { OpenDatabase } from '../db/database'
import { readPlanFile } from '../plan-file'
import { publishFirstVersion } from '../publish-plan'
import { liveUntilStart } from './families'
import { demoSchoolId } from './people'
import { insertSchool } from './school'
import { seededRandom } from './seeded-random'

const seed = 20260901

/** Fills an empty database with the demonstration school; does nothing where it is already there. Answers whether it did. */
export async function seedDemo(database: OpenDatabase): Promise<boolean> {
  const isThere = await database.owner((db) => db.row(`select 1 from school where school_id = $1`, [demoSchoolId]))
  if (isThere) return false
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
