import { randomUUID } from 'node:crypto'
import { issueTo, servicePeriods } from 'cloud/issue-statements'
import { feeNoticeContent } from 'cloud/rules/fee-notice'
import { feeNotices } from 'cloud/store/fee'
import { publishedPlan, type PublishedPlan } from 'cloud/store/plan'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { Database } from 'cloud/db/database'
import type { Api } from './boot'
import { asOwner, formWith, givenFamily, givenSeats, planWith, type Family, type PlanOverrides, type School } from './given'

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

type Service = SchoolPlan['services'][number]

/** The same plan with one service that everybody has, at a fee of the test's own. */
export function oneService(fee: Partial<Service['fees'][number]>, service: Partial<Service> = {}, changes: PlanOverrides = {}): PlanOverrides {
  const afternoon = chargedPlan().services?.find(({ key }) => key === 'afternoon') as Service
  return chargedPlan({ services: [{ ...afternoon, ...service, fees: service.fees ?? afternoon.fees.map((own) => ({ ...own, ...fee })) }], ...changes })
}

/** A term without holidays, so that a worked figure counts its weeks as they come. */
export function withoutHolidays(api: Api, { schoolId }: School, endsOn = '2027-01-01') {
  return asOwner(api, schoolId, (db) => db.rows(`update term set holidays = '[]', ends_on = $2 where school_id = $1`, [schoolId, endsOn]))
}

/** A seat in the one service from one day to another. */
export async function givenSeat(api: Api, school: School, family: Family, { weekdays = [2, 3, 4, 5], startsOn = '2026-08-31', endsOn = '2027-01-01', serviceKey = 'afternoon' } = {}) {
  await givenSeats(api, school, [family], formWith({ services: [{ serviceKey, weekdays, duration: 'whole', lunch: null }] }))
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set starts_on = $3, ends_on = $4 where school_id = $1 and child_id = $2`, [school.schoolId, family.childId, startsOn, endsOn]))
}

/** As many children of the third grade with a seat in the afternoon as a whole school has, fifty a class. */
export async function givenManySeats(api: Api, school: School, count: number) {
  const { schoolId, termId, planId } = school
  const guardian = await givenFamily(api, school)
  await asOwner(api, schoolId, async (db) => {
    await db.rows(`insert into school_class (school_id, class_id, grade, name, teacher_id, room) select $1, gen_random_uuid(), 3, '三年级' || n || '班', $2, '30' || n || '教室' from generate_series(2, 1 + ceil($3::numeric / 50)::int) n`, [schoolId, school.third.teacher.staffId, count])
    await db.rows(
      `insert into child (school_id, child_id, class_id, roster_no, name)
       select $1, gen_random_uuid(), c.class_id, 1 + (n - 1) % 50, '孩子' || n
         from generate_series(1, $2::int) n
         join (select class_id, row_number() over (order by name) as number from school_class where school_id = $1 and name not in ('三年级1班', '一年级2班')) c on c.number = 1 + (n - 1) / 50`,
      [schoolId, count],
    )
    await db.rows(
      `with applied as (
         insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at, revision)
         select $1, gen_random_uuid(), $2, child_id, $3, 'join', 'approved', $4, $5, '2026-09-01T08:00:00+08:00', 1 from child where school_id = $1 and name like '孩子%' returning application_id, child_id
       )
       insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
       select $1, gen_random_uuid(), application_id, $2, child_id, 'afternoon', '[2,3,4,5]', '2026-09-01', '2027-01-01' from applied`,
      [schoolId, termId, planId, JSON.stringify(formWith()), guardian.guardian.guardianId],
    )
  })
}
