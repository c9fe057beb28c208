import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { givenSchool, type School } from '../given'
import { givenFeeNotice, givenManySeats, oneService } from '../given-money'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
const children = 120

async function givenCharging(): Promise<School> {
  const school = await givenSchool(api, { plan: oneService({}) })
  await givenManySeats(api, school, children)
  await givenFeeNotice(api, school)
  api.clock.set('2026-09-01T09:00:00')
  return school
}

/** A clerk who calls until nothing is left, and again where the other keeps the line busy too long; answers how many were issued in all. */
async function clerk(school: School): Promise<number> {
  let sum = 0
  for (let left = 1; left > 0; ) {
    const reply = await api.call(school.finance, 'issueStatements', { serviceKey: 'afternoon', periodFrom: '2026-09-01' })
    if (!reply.ok) expect(reply.code).toBe('busy')
    else {
      sum += reply.data.issued
      left = reply.data.left
    }
  }
  return sum
}

test('two clerks who issue at once issue each statement once, and what both were told adds up to the children', async () => {
  const school = await givenCharging()
  const [first, second] = await Promise.all([clerk(school), clerk(school)])
  expect(first + second).toBe(children)
  const own = `school_id = '${school.schoolId}'`
  expect(await count(api, school, `statement where ${own}`)).toBe(children)
  expect(await count(api, school, `fee_entry where ${own} and kind = 'charge' and amount_fen = 14000`)).toBe(children)
})

// The control: what each clerk does without waiting for the other, each having seen that nothing is stated.
test('without a lock and without the one statement a period, the same two would charge every child twice', async () => {
  const school = await givenCharging()
  const { schoolId, termId } = school
  const waiting: (() => void)[] = []
  /** Goes on once both have read. */
  const bothHaveRead = () => new Promise<void>((go) => void (waiting.push(go) === 2 && waiting.forEach((each) => each())))
  const charge = () =>
    api.database.transaction(schoolId, async (db) => {
      const lacking = await db.rows<{ child_id: string }>(`select child_id from enrolment e where school_id = $1 and not exists (select 1 from fee_entry f where f.school_id = $1 and f.child_id = e.child_id)`, [schoolId])
      await bothHaveRead()
      for (const { child_id } of lacking.slice(0, 10)) {
        await db.rows(
          `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, amount_fen, line, on_date, made_at) values ($1, $2, $3, $4, 'topUp', 'afternoon', 14000, '{}', '2026-09-01', now())`,
          [schoolId, randomUUID(), termId, child_id],
        )
      }
    })
  await Promise.all([charge(), charge()])
  expect(await count(api, school, `(select child_id from fee_entry where school_id = '${schoolId}' group by child_id having count(*) = 2) twice`)).toBe(10)
})
