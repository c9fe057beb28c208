import path from 'node:path'
import { readPlanFile } from '../cloud/plan-file'
import type { SchoolPlan } from '../cloud/contract/plan-document'
import type { Database } from '../cloud/db/database'
import { sha256 } from '../cloud/digest'
import { serviceDates } from '../cloud/rules/calendar'
import { seededRandom } from '../cloud/demo/seeded-random'
import { sqlId } from './rush-data'

/*
 * Schools whose term is over, made in bulk by SQL that runs on PGlite and PostgreSQL: twelve classes of forty, every child
 * enrolled in midday and afternoon, and who was there on each of eighteen weeks of days, with leaves, absences and days that
 * nobody recorded. Seeded: the same school comes out the same.
 */

export const moneySchool = (school: number) => `money-${String(school).padStart(4, '0')}`
export const financeOf = (school: number) => `finance-${moneySchool(school)}`
const children = 480
export const term = { name: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [25, 26, 27].map((day) => ({ date: `2026-09-${day}`, name: '中秋节' })), makeUpDays: [], openings: [] }

/** Haijiang's services, charged by the hour and settled by what was attended. */
export function moneyPlan(): SchoolPlan {
  const plan = readPlanFile(path.join(__dirname, '../plans/s19-haijiang.yaml'))
  const services = plan.services.map((service) => ({
    ...service,
    billableMinutes: 60,
    fees: service.fees.map((fee) => ({ ...fee, amountIs: service.key === 'midday' ? ('atMost' as const) : fee.amountIs, authority: '演示文件〔2026〕1号', issuedOn: '2026-06-01', payee: 'school' as const })),
  }))
  return { ...plan, services, complaintPhone: '12345', accounts: { ...plan.accounts, settlement: true } }
}

const ids = { term: sqlId('term', '1'), plan: sqlId('plan', '1'), finance: sqlId('staff', "'finance'"), account: sqlId('account', "'finance'") }

function people(children: number): string[] {
  const of = (what: string, number: string) => sqlId(what, number)
  const all = `(select unnest($1::text[]) as school_id) s`
  const each = `${all} cross join generate_series(1, ${children}) c`
  const services = `(values ('midday', '[1,2,3,4,5]'::jsonb), ('afternoon', '[2,3,4,5]'::jsonb)) v (service_key, weekdays)`
  return [
    `insert into school (school_id, name, region) select s.school_id, s.school_id, '江海县' from ${all}`,
    `insert into term (school_id, term_id, name, starts_on, ends_on, holidays, current) select s.school_id, ${ids.term}, '${term.name}', '${term.startsOn}', '${term.endsOn}', '${JSON.stringify(term.holidays)}', true from ${all}`,
    `insert into account (account_id, provider, subject, created_at) select ${ids.account}, 'dev', 'finance-' || s.school_id, now() from ${all}`,
    `insert into staff (school_id, staff_id, account_id, name, roles) select s.school_id, ${ids.finance}, ${ids.account}, '钱守义', array['financeOfficer', 'schoolAdmin'] from ${all}`,
    `insert into school_class (school_id, class_id, grade, name, room, teacher_id) select s.school_id, ${of('class', 'k')}, (k + 1) / 2, k || '班', k || '室', ${ids.finance} from ${all} cross join generate_series(1, 12) k`,
    `insert into child (school_id, child_id, class_id, roster_no, name) select s.school_id, ${of('child', 'c')}, ${of('class', '(1 + (c - 1) / 40)')}, 1 + (c - 1) % 40, '孩子' || c from ${each}`,
    `insert into guardian (school_id, guardian_id, account_id, name, phone, created_at) select s.school_id, ${of('guardian', '1')}, ${ids.account}, '家长', '', now() from ${all}`,
    `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at) select s.school_id, ${ids.plan}, ${ids.term}, 1, 'published', $2::jsonb, $3, '2026-08-30' from ${all}`,
    `insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at, revision)
     select s.school_id, ${of('application', 'c')}, ${ids.term}, ${of('child', 'c')}, ${ids.plan}, 'join', 'approved', '{}', ${of('guardian', '1')}, '2026-08-31', 1 from ${each}`,
    `insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
     select s.school_id, ${of('enrolment', '(c || v.service_key)')}, ${of('application', 'c')}, ${ids.term}, ${of('child', 'c')}, v.service_key, v.weekdays, '${term.startsOn}',
            '${term.endsOn}' from ${each} cross join ${services}`,
    `insert into fee_notice (school_id, notice_id, term_id, version, plan_id, in_force_from, content, content_sha256, published_by, published_at)
     select s.school_id, ${of('notice', '1')}, ${ids.term}, 1, ${ids.plan}, '${term.startsOn}', '{}', repeat('0', 64), ${ids.finance}, '2026-08-30T08:00:00+08:00' from ${all}`,
  ]
}

/** Some eight of 480 leave in the eleventh week. */
export const leftOn = '2026-11-13'
const leaves = (child: string) => `(abs(hashtext(${child}::text)) % 60 = 0)`

/** Lets those who leave go, after their statements were issued; answers how many. */
export async function leaveEarly(db: Database, schoolId: string): Promise<number> {
  const rows = await db.rows<{ child_id: string }>(`update enrolment set ends_on = '${leftOn}' where school_id = $1 and ${leaves('child_id')} returning child_id`, [schoolId])
  return new Set(rows.map(({ child_id }) => child_id)).size
}

/** The days on which a roll was taken; of about one in sixty it was not. */
function weeks(plan: SchoolPlan) {
  const dates = plan.services.flatMap((service) => serviceDates(term, service).map(({ date }) => ({ serviceKey: service.key, date })))
  const random = seededRandom(20260901)
  const unrecorded = new Set(dates.filter(() => random.below(60) === 0).map(({ serviceKey, date }) => `${serviceKey} ${date}`))
  return { recorded: dates.filter(({ serviceKey, date }) => !unrecorded.has(`${serviceKey} ${date}`)), unrecorded: unrecorded.size }
}

/** Fills schools in one statement a table, with the rolls of the whole term or of so many days only, of 480 pupils or of fewer. `db` is the owner, and no constraint but foreign keys may be off. */
export async function makeMoneySchools(db: Database, first: number, last: number, { days = Infinity, pupils = children }: { days?: number; pupils?: number } = {}): Promise<{ marks: number; unrecordedDays: number }> {
  const plan = moneyPlan()
  const document = JSON.stringify(plan)
  const schools = Array.from({ length: last - first + 1 }, (_, index) => moneySchool(first + index))
  const { recorded, unrecorded } = weeks(plan)
  let marks = 0
  for (const schoolId of schools) {
    // Row-level security holds for the owner too.
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    for (const sql of people(pupils)) await db.rows(sql, [[schoolId], document, sha256(document)].slice(0, sql.includes('$3') ? 3 : 1))
    marks += await fillDays(db, schoolId, pupils, recorded.slice(0, days))
  }
  return { marks, unrecordedDays: unrecorded }
}

async function fillDays(db: Database, schoolId: string, children: number, recorded: readonly { serviceKey: string; date: string }[]): Promise<number> {
  // A leave a child some weeks, for whole days; and marks of every other day, a few of them absent without leave.
  await db.rows(
    `insert into leave_request (school_id, leave_id, term_id, child_id, from_on, to_on, reason, filed_at, staff_id)
     select s.school_id, ${sqlId('leave', "(c || '-' || w)")}, ${ids.term}, ${sqlId('child', 'c')}, d, d + case when (c * 7 + w) % 11 = 0 then 4 else 0 end, '看病', timestamptz '2026-09-01T08:00:00+08:00', ${ids.finance}
       from (select $1::text as school_id) s, generate_series(1, ${children}) c, generate_series(0, 17) w, lateral (select date '${term.startsOn}' + 7 * w + (c + w) % 5 as d) x where (c * 13 + w * 29) % 9 = 0`,
    [schoolId],
  )
  const rows = await db.rows(
    `insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source)
     select s.school_id, r.held_on, e.child_id, r.service_key, 'care', case when hashtext(e.child_id::text || r.held_on) % 50 = 0 then 'absent' else 'present' end,
            gen_random_uuid(), r.held_on + time '10:00', ${ids.finance}, 'phone'
       from (select $1::text as school_id) s, jsonb_to_recordset($2) as r (held_on date, service_key text), enrolment e
      where e.school_id = s.school_id and e.service_key = r.service_key and (r.held_on <= '${leftOn}' or not ${leaves('e.child_id')}) and e.weekdays @> to_jsonb(extract(isodow from r.held_on)::int)
        and not exists (select 1 from leave_request l where l.school_id = e.school_id and l.child_id = e.child_id and r.held_on between l.from_on and l.to_on)
     returning 1`,
    [schoolId, JSON.stringify(recorded.map(({ serviceKey, date }) => ({ held_on: date, service_key: serviceKey })))],
  )
  return rows.length
}
