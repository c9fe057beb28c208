import { ballots } from 'cloud/ballot'
import { migrate } from 'cloud/db/migrate'
import { seedDemo } from 'cloud/demo/seed'
import { ballotSecret, openDatabase } from 'cloud/hosts/settings'
import { seedBigDraw } from './big-draw-school'
import { fillClass } from './full-class'
import { joinBureau } from './bureau-member'
import { seedSecondSchool } from './second-school'

/** Fills the database of this environment. A process of its own: jest cannot load the embedded database. */
async function prepare() {
  const database = await openDatabase(process.env, 4)
  await migrate(database)
  await seedDemo(database, ballots(ballotSecret(process.env)))
  await fillClass(database)
  await joinBureau(database)
  await seedSecondSchool(database)
  await seedBigDraw(database)
  await database.close()
}

prepare().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
