import type { SchoolPlan } from '../contract/plan-document'
import type { Database, OpenDatabase } from '../db/database'
import type { Random } from '../handling'
import { peopleOf, type Call } from './acting'
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
  await takePayments(call)
}

/** What the school's office received on the day on which the statements went out: for the elder of the father's two, and for two in three of those first in the list. */
async function takePayments(call: Call) {
  const at = '2026-09-07T17:00:00'
  const { children } = await call('joinedFamily', at, 'readFamily', {})
  const own = new Set(children.map(({ childId }) => childId))
  const { accounts } = await call('finance', at, 'listAccounts', { search: '', show: 'owing', offset: 0 })
  const first = children[0] && (await call('joinedFamily', at, 'readAccount', { childId: children[0].childId }))
  const others = accounts.filter(({ childId }, index) => !own.has(childId) && index % 3 !== 2).map(({ childId, totals }) => ({ childId, amountFen: totals.balanceFen }))
  const payers = [...(first ? [{ childId: first.child.childId, amountFen: first.totals.balanceFen }] : []), ...others]
  for (const [index, payer] of payers.entries()) {
    await call('finance', at, 'recordPayment', { ...payer, onDate: '2026-09-07', how: 'transfer', receiptNo: `演示-${String(index + 1).padStart(3, '0')}` })
  }
}
