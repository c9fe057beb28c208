import { randomUUID } from 'node:crypto'
import { movedLine } from 'cloud/rules/payment'
import { addEntries } from 'cloud/store/fee'
import { balanceOf } from 'cloud/store/payment'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool, type Family, type School } from '../given'
import { balanceFen, givenOwed, paymentFile, rosterNoOf } from '../given-payment'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
const clerks = [0, 1, 2, 3, 4, 5]

async function givenOwing(families = 1): Promise<{ school: School; all: Family[]; lin: Family }> {
  const school = await givenSchool(api)
  const all: Family[] = []
  for (let index = 0; index < families; index += 1) all.push(await givenFamily(api, school, { child: `孩子${index}` }))
  for (const each of all) await givenOwed(api, school, each, 10000)
  api.clock.set('2026-09-10T10:00:00')
  return { school, all, lin: all[0] as Family }
}
const payments = (school: School) => count(api, school, `fee_entry where school_id = '${school.schoolId}' and kind = 'payment'`)

test('of six clerks who import the same file at once one records it, the rest are told so, and no payment is doubled', async () => {
  const { school, all } = await givenOwing(8)
  const lines = []
  for (const [index, each] of all.entries()) lines.push([school.third.name, await rosterNoOf(api, school, each), `孩子${index}`, 40, '2026-09-08', index % 2 === 0 ? null : `R${index}`, null])
  const file = await paymentFile(lines)
  const { seenSha256, ready } = await api.done(school.finance, 'previewPaymentImport', { file, how: 'transfer' })
  expect(ready).toBe(8)
  const replies = await Promise.all(clerks.map(() => api.call(school.finance, 'importPayments', { file, how: 'transfer', seenSha256 })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('import_nothing')
  expect(await payments(school)).toBe(8)
  for (const each of all) expect(await balanceFen(api, school, each)).toBe(6000)
})

test('six clerks who record what is open of one child at once record it once; a payout of what is in hand goes out once', async () => {
  const { school, lin } = await givenOwing()
  const moved = (receiptNo: string) => ({ childId: lin.childId, amountFen: 10000, onDate: '2026-09-08', how: 'cash' as const, receiptNo })
  const paid = await Promise.all(clerks.map((clerk) => api.call(school.finance, 'recordPayment', moved(`R${clerk}`))))
  expect(paid.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of paid) if (!reply.ok) expect(reply.code).toBe('payment_beyond_open')
  await givenOwed(api, school, lin, -10000)
  const out = await Promise.all(clerks.map((clerk) => api.call(school.finance, 'recordPayout', moved(`P${clerk}`))))
  expect(out.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of out) if (!reply.ok) expect(reply.code).toBe('payout_beyond_hand')
  expect(await balanceFen(api, school, lin)).toBe(0)
})

test('one receipt’s number, recorded for six children at once, stands once; one entry is taken back once', async () => {
  const { school, all } = await givenOwing(6)
  const paid = await Promise.all(all.map(({ childId }) => api.call(school.finance, 'recordPayment', { childId, amountFen: 100, onDate: '2026-09-08', how: 'cash', receiptNo: 'R1' })))
  expect(paid.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of paid) if (!reply.ok) expect(reply.code).toBe('receipt_taken')
  const entryId = paid.flatMap((reply) => (reply.ok ? [reply.data.entryId] : []))[0] as string
  const back = await Promise.all(clerks.map(() => api.call(school.finance, 'reversePayment', { entryId, reason: '记错' })))
  expect(back.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of back) if (!reply.ok) expect(reply.code).toBe('payment_reversed')
})

test('the control: without the locks, clerks who all look first and then write do pay beyond what is owed', async () => {
  const { school, lin } = await givenOwing()
  const { schoolId, termId } = school
  let looking = 0
  let allLooked = () => {}
  const everybodyLooked = new Promise<void>((resolve) => (allLooked = resolve))
  const record = () =>
    api.database.transaction(schoolId, async (db) => {
      const open = await balanceOf(db, schoolId, termId, lin.childId)
      if ((looking += 1) === clerks.length) allLooked()
      await everybodyLooked
      if (open < 10000) return
      await addEntries(db, schoolId, { termId, staffId: school.finance.staffId, now: api.clock.now() }, [{ entryId: randomUUID(), childId: lin.childId, kind: 'payment', amountFen: -10000, onDate: '2026-09-08', line: movedLine({ kind: 'payment', how: 'cash', receiptNo: null, amountFen: -10000 }), how: 'cash' }])
    })
  await Promise.all(clerks.map(record))
  expect(await balanceFen(api, school, lin)).toBe(-50000)
})
