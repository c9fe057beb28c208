import { settleChildren } from 'cloud/settle-term'
import { randomUUID } from 'node:crypto'
import type { Database } from 'cloud/db/database'
import { lockChildren } from 'cloud/store/child'
import { addEntries } from 'cloud/store/fee'
import { settlementOfTerm } from 'cloud/store/settlement'
import { apiOfThisFile } from '../boot'
import { asOwner, type Family, type School } from '../given'
import { moneyOf } from '../given-money'
import { givenTermOver, settledPlan, sums } from '../given-settlement'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const line = { name: '退费', amountFen: -1000, steps: [], rule: 'R-036' as const, why: '', citation: null }

/** The same database, on which nobody ever waits for a lock. */
const withoutLocks = (db: Database): Database => ({ rows: (sql, values) => (sql.includes('pg_advisory_xact_lock') ? Promise.resolve([]) : db.rows(sql, values)), row: (sql, values) => db.row(sql, values) })

async function settleOnce(school: School, through: (db: Database) => Database) {
  await api.database.transaction(school.schoolId, async (plain) => {
    const db = through(plain)
    const { published, notices } = await moneyOf(db, school)
    const settlement = await settlementOfTerm(db, school.schoolId, school.termId)
    if (!settlement) throw new Error('not started')
    await settleChildren({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID, staffId: school.finance.staffId }, published, notices, settlement.terms, 200)
  })
}

/** A refund that was decided before the settlement began and is written while it is under way; `long` says how long it takes. */
async function refundUnderWay(school: School, { childId }: Family, meanwhile: () => Promise<unknown>, long: (settling: Promise<unknown>) => Promise<unknown>) {
  let settling: Promise<unknown> = Promise.resolve()
  await api.database.transaction(school.schoolId, async (db) => {
    await lockChildren(db, school.schoolId, [childId])
    const of = { termId: school.termId, staffId: school.finance.staffId, now: api.clock.now() }
    await addEntries(db, school.schoolId, of, [{ entryId: randomUUID(), childId, kind: 'refund', serviceKey: 'midday', amountFen: -1000, line, onDate: '2027-01-01' }])
    settling = meanwhile()
    await long(settling)
  })
  await settling
}

const given = () => givenTermOver(api, settledPlan({ amountIs: 'fixed' }), Array.from({ length: 4 }, () => ({ leave: 2, unrecorded: 0 })))
const actual = (dates: string[]) => 4 * (dates.length - 2) * 900

test('two clerks who settle at once, while a family pays, settle each child once', async () => {
  const { school, families, dates } = await given()
  await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
  const pays = api.database.transaction(school.schoolId, async (db) => {
    await lockChildren(db, school.schoolId, [families[0]!.childId])
    await addEntries(db, school.schoolId, { termId: school.termId, staffId: school.finance.staffId, now: api.clock.now() }, [{ entryId: randomUUID(), childId: families[0]!.childId, kind: 'payment', amountFen: -500, line, onDate: '2027-01-01' }])
  })
  const replies = await Promise.all([api.done(school.finance, 'settleNext', {}), api.done(school.finance, 'settleNext', {}), pays])
  expect((replies[0].settled ?? 0) + (replies[1].settled ?? 0)).toBe(4)
  expect(await count(api, school, `settled_service where school_id = '${school.schoolId}'`)).toBe(4)
  const all = await sums(api, school)
  expect((all.charge ?? 0) + (all.refund ?? 0)).toBe(actual(dates))
  expect(all.payment).toBe(-500)
})

test('a refund that is being written while the term is settled is taken into account: prepaid is still actual and refund', async () => {
  const { school, families, dates } = await given()
  await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
  // The settlement waits for the refund: it has its time to pass it, if it could.
  await refundUnderWay(school, families[0]!, () => settleOnce(school, (db) => db), () => new Promise((resolve) => setTimeout(resolve, 1500)))
  const all = await sums(api, school)
  expect((all.charge ?? 0) + (all.refund ?? 0)).toBe(actual(dates))
})

test('control: without the children’s locks the same refund comes back twice', async () => {
  const { school, families, dates } = await given()
  await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
  await refundUnderWay(school, families[0]!, () => settleOnce(school, withoutLocks), (settling) => settling)
  const all = await asOwner(api, school.schoolId, () => sums(api, school))
  expect((all.charge ?? 0) + (all.refund ?? 0)).toBe(actual(dates) - 1000)
})
