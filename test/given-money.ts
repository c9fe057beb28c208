import { randomUUID } from 'node:crypto'
import { issueTo, servicePeriods } from 'cloud/issue-statements'
import { feeNoticeContent } from 'cloud/rules/fee-notice'
import { feeNotices } from 'cloud/store/fee'
import { publishedPlan, type PublishedPlan } from 'cloud/store/plan'
import type { Database } from 'cloud/db/database'
import type { Api } from './boot'
import { asOwner, planWith, type Family, type PlanOverrides, type School } from './given'

/** Haijiang's scheme with what it leaves open filled in, so that it can be billed: 2 yuan an hour, 60 minutes a time. */
export function chargedPlan(changes: PlanOverrides = {}): PlanOverrides {
  const services = planWith().services.map((service) => ({
    ...service,
    billableMinutes: 60,
    fees: service.fees.map((fee) => ({ ...fee, authority: '示例价格主管部门文件〔2026〕1号', issuedOn: '2026-06-01', payee: 'school' as const })),
  }))
  return { services, complaintPhone: '12345', ...changes }
}

/** A published 收费公示 of the plan in force, from the term's first day on. */
export function givenFeeNotice(api: Api, school: School, inForceFrom = '2026-08-31') {
  const term = { name: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01' }
  const content = feeNoticeContent({ schoolName: '海江小学', term, planVersion: 1, plan: school.plan })
  return asOwner(api, school.schoolId, (db) =>
    db.rows(
      `insert into fee_notice (school_id, notice_id, term_id, version, plan_id, in_force_from, content, content_sha256, published_by, published_at)
       select $1, $2, $3, 1 + count(*), $4, $5, $8, $6, $7, '2026-08-30T08:00:00+08:00' from fee_notice where school_id = $1`,
      [school.schoolId, randomUUID(), school.termId, school.planId, inForceFrom, '0'.repeat(64), school.finance.staffId, JSON.stringify(content)],
    ),
  )
}

/** What the school's money is worked out from. */
export async function moneyOf(db: Database, school: School): Promise<{ published: PublishedPlan; notices: Awaited<ReturnType<typeof feeNotices>> }> {
  const published = await publishedPlan(db, school.schoolId)
  if (!published) throw new Error('no plan is published')
  return { published, notices: await feeNotices(db, school.schoolId, school.termId) }
}

/** The statements of a service's first period, or of the one named, for some families. */
export function givenStatements(api: Api, school: School, families: readonly Family[], serviceKey = 'afternoon', periodFrom?: string): Promise<number> {
  return asOwner(api, school.schoolId, async (db) => {
    const { published, notices } = await moneyOf(db, school)
    const periods = servicePeriods(published, notices, serviceKey)
    const period = periodFrom === undefined ? periods[0] : periods.find(({ from }) => from === periodFrom)
    if (!period) throw new Error('the service has no such period')
    const issued = await issueTo({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }, published, notices, { childIds: families.map(({ childId }) => childId), serviceKey, period, staffId: school.finance.staffId })
    return issued.length
  })
}

/** A newer version of the school's plan, published as if the office had done so; what it had promised before stays. */
export function replacedPlan(api: Api, school: School, changes: PlanOverrides): Promise<string> {
  const planId = randomUUID()
  return asOwner(api, school.schoolId, async (db) => {
    const before = await publishedPlan(db, school.schoolId)
    const document = JSON.stringify({ ...before?.plan, ...changes })
    await db.rows(`update plan set status = 'superseded' where school_id = $1 and status = 'published'`, [school.schoolId])
    await db.rows(
      `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
       select $1, $2, $3, 1 + max(version), 'published', $4, $5, '2026-08-31T09:00:00+08:00' from plan where school_id = $1`,
      [school.schoolId, planId, school.termId, document, '0'.repeat(64)],
    )
    return planId
  })
}
