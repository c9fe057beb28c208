import type { SchoolPlan } from '../contract/plan-document'
import type { Database, OpenDatabase } from '../db/database'
import type { Random } from '../handling'
import { lockChildren } from '../store/child'
import { addEntries } from '../store/fee'
import { publishedPlan } from '../store/plan'
import { peopleOf, type Call } from './acting'
import { demoSchoolId as schoolId } from './people'
import { insertStaff } from './school'

/** Invented, and said to be: the scheme itself names no paper, no date and no phone. */
const invented = { authority: '演示用文件〔2026〕1号（虚构）', issuedOn: '2026-06-01', payee: 'school', middayMinutes: 60, complaintPhone: '000-0000-0000' } as const

/** Haijiang's scheme with what it leaves open about money filled in for the demonstration, so that it can be charged. */
export const demoPlan = (plan: SchoolPlan): SchoolPlan => ({
  ...plan,
  complaintPhone: invented.complaintPhone,
  services: plan.services.map((service) => ({
    ...service,
    billableMinutes: service.billableMinutes ?? invented.middayMinutes,
    fees: service.fees.map((fee) => ({ ...fee, authority: invented.authority, issuedOn: invented.issuedOn, payee: invented.payee })),
  })),
})

type SeededRandom = Random & { pick<T>(from: readonly T[]): T }

export async function insertFinance(db: Database, random: SeededRandom) {
  await insertStaff(db, random, { personId: 'finance', name: '钱守义', roles: ['financeOfficer'] })
}

/** The 收费公示, public before the first day of the term's services. */
export async function publishFees(database: OpenDatabase, random: SeededRandom) {
  const call = peopleOf(database, random)
  const { planId, contentSha256, earliest } = await call('finance', '2026-08-31T09:00:00', 'readFeeNoticeDraft', {})
  await call('finance', '2026-08-31T09:05:00', 'publishFeeNotice', { planId, contentSha256, inForceFrom: earliest })
}

/** The term's statements for the afternoon service, and what the first families paid at the school's office. Midday is still to be stated. */
export async function stateFees(database: OpenDatabase, random: SeededRandom) {
  const call = peopleOf(database, random)
  const issuedAt = '2026-09-07T15:00:00'
  const { services } = await call('finance', issuedAt, 'listBillable', {})
  const [period] = services.find(({ serviceKey }) => serviceKey === 'afternoon')?.periods ?? []
  if (!period) throw new Error('the demonstration has nothing to state')
  for (;;) {
    const { left, issued } = await call('finance', issuedAt, 'issueStatements', { serviceKey: 'afternoon', periodFrom: period.periodFrom })
    if (left === 0 || issued === 0) break
  }
  await recordPayments(database, random, await payersOf(call))
}

interface Payer {
  childId: string
  balanceFen: number
}

/** The elder of the father's two children, and two in three of those first in the list. */
async function payersOf(call: Call): Promise<Payer[]> {
  const at = '2026-09-07T16:00:00'
  const { children } = await call('joinedFamily', at, 'readFamily', {})
  const own = new Set(children.map(({ childId }) => childId))
  const paid = children[0] && (await call('joinedFamily', at, 'readAccount', { childId: children[0].childId }))
  const { accounts } = await call('finance', at, 'listAccounts', { search: '', show: 'owing', offset: 0 })
  const others = accounts.filter(({ childId }, index) => !own.has(childId) && index % 3 !== 2).map(({ childId, totals }) => ({ childId, balanceFen: totals.balanceFen }))
  return [...(paid ? [{ childId: paid.child.childId, balanceFen: paid.totals.balanceFen }] : []), ...others]
}

/** What the school's office received on the day on which the statements went out. */
async function recordPayments(database: OpenDatabase, random: SeededRandom, payers: readonly Payer[]) {
  await database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    const published = await publishedPlan(db, schoolId)
    const staff = await db.row<{ staff_id: string }>(`select staff_id from staff where school_id = $1 and 'financeOfficer' = any(roles)`, [schoolId])
    if (!published || !staff) throw new Error('the demonstration has no finance office')
    await lockChildren(db, schoolId, payers.map(({ childId }) => childId))
    const made = { termId: published.term.termId, staffId: staff.staff_id, now: new Date('2026-09-07T17:00:00+08:00') }
    await addEntries(db, schoolId, made, payers.map((payer, index) => ({ ...payer, ...paymentOf(payer, `演示-${String(index + 1).padStart(3, '0')}`), entryId: random.uuid(), onDate: '2026-09-07' })))
  })
}

const paymentOf = ({ balanceFen }: Payer, receiptNo: string) => ({
  kind: 'payment' as const,
  amountFen: -balanceFen,
  receiptNo,
  line: { name: '已交：对公转账', amountFen: -balanceFen, steps: [], rule: 'R-039' as const, why: '学校财务收到后登记，本应用不收钱。', citation: `收据号 ${receiptNo}` },
})
