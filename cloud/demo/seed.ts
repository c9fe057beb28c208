import path from 'node:path'
import type { Ballots } from '../ballot'
import type { OpenDatabase } from '../db/database'
import { StartRefused } from '../db/start-refused'
import { readPlanFile } from '../plan-file'
import { publishFirstVersion } from '../publish-plan'
import { publishBook } from './book'
import { bindFamilies, liveUntilStart } from './families'
import { askForRelief, grantRelief } from './hardship'
import { demoPlan, insertFinance, publishFees, stateFees } from './money'
import { demoSchoolId } from './people'
import { insertSchool } from './school'
import { seededRandom } from './seeded-random'
import { askFamilies, askNeeds, hearFeedback } from './voice'

const seed = 20260901
// Of their own, so that who does what at the school is the same with money and surveys as without.
const moneySeed = 20260902
const voiceSeed = 20260903

/** Whether the demonstration was made by an earlier version; it holds nothing that cannot be made anew. */
const isOfEarlierVersion = (database: OpenDatabase) =>
  database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [demoSchoolId])
    return db.row(
      `select 1 where exists (select 1 from plan where school_id = $1 and document -> 'attendance' is null)
                  or not exists (select 1 from staff where school_id = $1 and 'financeOfficer' = any(roles))
                  or not exists (select 1 from survey where school_id = $1)`,
      [demoSchoolId],
    )
  })

/** Fills an empty database with the demonstration school; does nothing where it is already there. Answers whether it did. */
export async function seedDemo(database: OpenDatabase, ballots: Ballots): Promise<boolean> {
  const isThere = await database.owner((db) => db.row(`select 1 from school where school_id = $1`, [demoSchoolId]))
  if (isThere) {
    if (await isOfEarlierVersion(database)) throw new StartRefused('体验数据是旧版本做的，新版本读不了。请运行 npm run reset 清空后再启动。')
    return false
  }
  const [random, moneyRandom, voiceRandom] = [seededRandom(seed), seededRandom(moneySeed), seededRandom(voiceSeed)]
  const school = await database.owner(async (db) => {
    const inserted = await insertSchool(db, random)
    const plan = demoPlan(readPlanFile(path.join(__dirname, '../../plans/s19-haijiang.yaml')))
    await publishFirstVersion(db, plan, { schoolId: demoSchoolId, termId: inserted.termId, planId: random.uuid(), at: new Date('2026-08-31T08:00:00+08:00') })
    await insertFinance(db, moneyRandom)
    return inserted
  })
  await publishFees(database, moneyRandom)
  const cast = await bindFamilies(database, random, school)
  await askNeeds(database, voiceRandom, ballots)
  await liveUntilStart(database, random, school, cast)
  await grantRelief(database, moneyRandom)
  await stateFees(database, moneyRandom)
  await publishBook(database, moneyRandom)
  await askForRelief(database, moneyRandom)
  await askFamilies(database, voiceRandom, ballots)
  await hearFeedback(database, voiceRandom)
  return true
}
