import { randomUUID } from 'node:crypto'
import type { FeeRule, RefundRule } from 'cloud/contract/plan-money'
import type { Api } from './boot'
import { asOwner, givenFamily, givenSchool, givenSeats, formWith, planWith, type Family, type PlanOverrides, type School } from './given'
import { chargedPlan, givenFeeNotice, givenStatements } from './given-money'

/** S3's way with money on Haijiang's days: at most 3 yuan a lesson, three lessons a midday, settled by the actual cost. */
export function settledPlan(fee: Partial<FeeRule> = {}, changes: PlanOverrides = {}): PlanOverrides {
  const charged = chargedPlan()
  const services = (charged.services ?? planWith().services).filter(({ key }) => key === 'midday').map((service) => ({
    ...service,
    countedLessons: 3,
    fees: service.fees.map((each) => ({ ...each, unit: 'lesson' as const, amountFen: 300, amountIs: 'atMost' as const, unitMinutes: 40, maxUnitsPerDay: 3, cycle: 'term' as const, ...fee })),
  }))
  const refund: RefundRule = { trigger: 'settlement', services: null, threshold: null, method: 'actualCost', fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: '学期末按实际费用结算，多还少补' }
  return { ...charged, services, refunds: [refund], ...changes }
}

export const middayForm = formWith({ services: [{ serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: null }] })

/** A school whose children are all stated for the term, with what was recorded of them: per child, how many of its last days it was on leave or not recorded. */
export async function givenTermOver(api: Api, plan: PlanOverrides, children: readonly { leave: number; unrecorded: number }[]): Promise<{ school: School; families: Family[]; dates: string[] }> {
  api.clock.set('2026-09-02T09:00:00')
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const [index] of children.entries()) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  await givenSeats(api, school, families, middayForm)
  await givenFeeNotice(api, school)
  await givenStatements(api, school, families, 'midday')
  const dates = await statedDates(api, school)
  for (const [index, { leave, unrecorded }] of children.entries()) {
    const childId = (families[index] as Family).childId
    const recorded = dates.length - leave - unrecorded
    await givenRecorded(api, school, childId, [...dates.slice(0, recorded).map((date) => [date, 'present'] as const), ...dates.slice(recorded, recorded + leave).map((date) => [date, 'absent'] as const)])
  }
  api.clock.set('2027-01-01T18:00:00')
  return { school, families, dates }
}

export async function statedDates(api: Api, school: School): Promise<string[]> {
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ dates: string[] }>(`select dates from statement where school_id = $1 limit 1`, [school.schoolId]))
  return row?.dates ?? []
}

/** What a teacher took down of a child at midday, day by day. */
export function givenRecorded(api: Api, school: School, childId: string, marks: readonly (readonly [date: string, state: 'present' | 'absent'])[]) {
  return asOwner(api, school.schoolId, (db) =>
    db.rows(
      `insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source)
       select $1, m.held_on, $2, 'midday', 'care', m.state, gen_random_uuid(), m.held_on + time '03:30', $3, 'phone' from jsonb_to_recordset($4) as m (held_on date, state text)`,
      [school.schoolId, childId, school.dutyTeacher.staffId, JSON.stringify(marks.map(([held_on, state]) => ({ held_on, state })))],
    ),
  )
}

/** A published 收支公示. */
export function givenAccountNotice(api: Api, school: School) {
  return asOwner(api, school.schoolId, (db) =>
    db.rows(`insert into account_notice (school_id, notice_id, term_id, version, content, content_sha256, closing_fen, prepared_by, published_by, published_at) values ($1, $2, $3, 1, '{}', $4, 0, '钱守义', $5, $6)`, [school.schoolId, randomUUID(), school.termId, '0'.repeat(64), school.finance.staffId, api.clock.now()]),
  )
}

/** Everything on the school's accounts, by kind. */
export async function sums(api: Api, school: School): Promise<Record<string, number>> {
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ kind: string; fen: string }>(`select kind, sum(amount_fen) as fen from fee_entry where school_id = $1 group by kind`, [school.schoolId]))
  return Object.fromEntries(rows.map(({ kind, fen }) => [kind, Number(fen)]))
}
