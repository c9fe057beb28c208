import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { givenCourse, type Family, type School } from '../given'
import { courseState, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

/*
 * The control of the races of choosing: the database's own function with its lock on the course taken out. Were the races
 * blind, they would pass with it too; so it must oversell, and the same function with its lock, as slow, must not.
 */

const courseLock = /for no key update/g
const writing = /perform write_choices\(/g

/** Before it writes, everybody waits until all ten have read. A sequence tells at once who has come, committed or not. */
const waitForTen = `perform nextval('has_read'); while (select last_value from has_read) < 10 loop perform pg_sleep(0.01); end loop; `
/** Those whose turn it is by a lock cannot wait for each other; each has long enough to be overtaken. */
const dawdle = 'perform pg_sleep(0.3); '

/** A copy of the function in which everybody has read before anybody writes, where no lock prevents it. */
async function copyOfChoosing(name: string, locks: boolean) {
  await api.database.owner(async (db) => {
    const { source } = (await db.row<{ source: string }>(`select pg_get_functiondef(oid) as source from pg_proc where proname = 'choose_places'`))!
    expect(source.match(courseLock)?.length).toBeGreaterThan(0)
    expect(source.match(writing)?.length).toBeGreaterThan(0)
    if (!locks) await db.rows(`create sequence has_read; grant usage, select on has_read to public`)
    const slow = source.replace('choose_places', name).replace(writing, `${locks ? dawdle : waitForTen}perform write_choices(`)
    await db.rows(locks ? slow : slow.replace(courseLock, ''))
  })
}

const choose = (name: string, { schoolId }: School, { guardian, childId }: Family, courseId: string) =>
  api.database.transaction(schoolId, async (db) => {
    const line = { childId, courseId, ifFull: 'wait', onOffer: 'take', ifClash: 'refuse', together: null }
    const request = { requestKey: randomUUID(), inputSha256: '0'.repeat(64), requestId: randomUUID(), at: api.clock.now().toISOString(), provider: 'wechat', subject: guardian.openid, lines: [line] }
    const row = await db.row<{ answers: { reply: { lines: { result: string }[] } }[] }>(`select answers from ${name}($1, $2)`, [schoolId, JSON.stringify([request])])
    return row!.answers[0]!.reply.lines[0]!.result
  })

async function tenAtOnce(name: string) {
  const { school, families } = await givenSeated(api, 10)
  const courseId = await givenCourse(api, school, { capacity: 1 })
  const results = await Promise.all(families.map((family) => choose(name, school, family, courseId)))
  const told = results.filter((result) => result === 'joined').length
  return { told, ...(await courseState(api, school, courseId)) }
}

test('with its lock the function gives one place of one, however slow it is, and nine places in line', async () => {
  await copyOfChoosing('choose_slowly', true)
  expect(await tenAtOnce('choose_slowly')).toEqual({ told: 1, taken: 1, capacity: 1, joined: 1, waiting: 9 })
})

test('without its lock the same function gives one place to ten children, and the course’s count does not even know', async () => {
  await copyOfChoosing('choose_unlocked', false)
  expect(await tenAtOnce('choose_unlocked')).toEqual({ told: 10, taken: 1, capacity: 1, joined: 10, waiting: 0 })
})

