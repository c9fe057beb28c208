import { createHash } from 'node:crypto'
import path from 'node:path'
import { Client } from 'pg'
import { readPlanFile } from '../cloud/plan-file'
import { sqlId } from './rush-data'

/*
 * Schools on a day in term, made in bulk by SQL: twelve classes of forty in twelve groups, every child enrolled in midday
 * and afternoon, six courses of twenty on Tuesday, a few leaves, and who was here on a day before and this midday.
 */

export const tuesday = '2026-09-08'
export const wednesday = '2026-09-09'
export const classes = 12
export const perClass = 40
export const daySchool = (school: number) => `day-${String(school).padStart(4, '0')}`
export const officeOf = (school: number) => `office-${daySchool(school)}`

const term = sqlId('term', '1')
const office = sqlId('staff', '0')
const teacher = (number: string) => sqlId('staff', number)
const classOfChild = `(1 + (c - 1) / ${perClass})`

/** One statement a table; the rows of a school lie together, as its own office would have made them. `s` are the schools, `c` a school's children, `k` its classes. */
function statements(first: number, last: number): string[] {
  const schools = `(select 'day-' || lpad(n::text, 4, '0') as school_id, n from generate_series(${first}, ${last}) n) s`
  const children = `${schools} cross join generate_series(1, ${classes * perClass}) c`
  const each = `${schools} cross join generate_series(1, ${classes}) k`
  const services = `(values ('midday', '[1,2,3,4,5]'::jsonb), ('afternoon', '[2,3,4,5]'::jsonb)) v (service_key, weekdays)`
  const attendance = `select s.school_id, d.held_on, ${sqlId('child', 'c')}, 'midday', 'care', case when c % 37 = 0 then 'absent' else 'present' end, ${sqlId('mark', `(c || '-' || d.held_on)`)}, d.held_on + time '03:20', ${teacher(classOfChild)}, 'phone'`
  const days = `(values (date '2026-09-04'), (date '${tuesday}')) d (held_on)`
  return [
    `insert into school (school_id, name, region) select s.school_id, '第' || s.n || '小学', '江海县' from ${schools}`,
    `insert into term (school_id, term_id, name, starts_on, ends_on, holidays, current) select s.school_id, ${term}, '本学期', '2026-08-31', '2027-01-01', '[]', true from ${schools}`,
    `insert into account (account_id, provider, subject, created_at) select ${sqlId('account', '0')}, 'dev', 'office-' || s.school_id, now() from ${schools}`,
    `insert into staff (school_id, staff_id, account_id, name, roles) select s.school_id, ${office}, ${sqlId('account', '0')}, '许文静', array['schoolAdmin'] from ${schools}`,
    `insert into staff (school_id, staff_id, name, roles) select s.school_id, ${teacher('k')}, '教师' || k, array['classTeacher'] from ${each}`,
    `insert into school_class (school_id, class_id, grade, name, room, teacher_id) select s.school_id, ${sqlId('class', 'k')}, (k + 1) / 2, k || '班', k || '室', ${teacher('k')} from ${each}`,
    `insert into child (school_id, child_id, class_id, roster_no, name) select s.school_id, ${sqlId('child', 'c')}, ${sqlId('class', classOfChild)}, 1 + (c - 1) % ${perClass}, '孩子' || c from ${children} order by s.n, c`,
    `insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
      select s.school_id, ${sqlId('enrolment', `(c || v.service_key)`)}, ${sqlId('application', 'c')}, ${term}, ${sqlId('child', 'c')}, v.service_key, v.weekdays, '2026-09-01', '2027-01-01' from ${children} cross join ${services} order by s.n, c`,
    `insert into care_grouping (school_id, term_id, service_key, revision, made_by, made_at) select s.school_id, ${term}, v.service_key, 1, ${office}, now() from ${schools} cross join ${services}`,
    `insert into care_group (school_id, group_id, term_id, service_key, position, name, room, teacher_id)
      select s.school_id, ${sqlId('group', '(k || v.service_key)')}, ${term}, v.service_key, k, k || '班', k || '室', ${teacher('k')} from ${each} cross join ${services}`,
    `insert into care_group_class (school_id, group_id, class_id, from_roster_no, to_roster_no) select s.school_id, ${sqlId('group', '(k || v.service_key)')}, ${sqlId('class', 'k')}, 1, 99 from ${each} cross join ${services}`,
    `insert into course (school_id, course_id, term_id, service_key, title, category, content, grades, weekday, starts_at, ends_at, teacher_id, venue, admission, opens_at, closes_at, capacity, taken, published_at)
      select s.school_id, ${sqlId('course', 'k')}, ${term}, 'afternoon', '课程' || k, '益智', '从头学起', '[3,4,5,6]', 2, time '16:20', time '17:20', ${teacher('k')}, '教室', 'firstCome', '2026-09-01', '2026-09-07', 20, 20, '2026-09-01' from ${each} where k <= 6`,
    `insert into course_place (school_id, place_id, course_id, child_id, state, requested_by, requested_at, changed_at, on_offer, quota_keys)
      select s.school_id, ${sqlId('place', 'c')}, ${sqlId('course', `(${classOfChild} - 4)`)}, ${sqlId('child', 'c')}, 'joined', ${sqlId('guardian', 'c')}, now(), now(), 'take', '{}' from ${children} where c > 160 and c <= 400 and c % 2 = 0`,
    `insert into leave_request (school_id, leave_id, term_id, child_id, from_on, to_on, reason, filed_at, staff_id)
      select s.school_id, ${sqlId('leave', 'c')}, ${term}, ${sqlId('child', 'c')}, date '2026-09-01' + c % 14, date '2026-09-01' + c % 14, '看病', '2026-09-01', ${office} from ${children} where c % 5 = 0`,
    `insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source) ${attendance} from ${children} cross join ${days} order by s.n, d.held_on, c`,
    `insert into handover (school_id, held_on, service_key, roll_key, handed_by, expected, present, on_leave, missing, saved_by, saved_at)
      select s.school_id, date '${tuesday}', 'midday', 'group:' || ${sqlId('group', `(k || 'midday')`)}, '', ${perClass}, ${perClass - 1}, 0, 1, ${teacher('k')}, '2026-09-08 03:21Z' from ${each}`,
  ]
}

/** Makes schools. Foreign keys are not checked while this runs; every id is one that another statement made. */
export async function makeDaySchools(superUrl: string, first: number, last: number) {
  const client = new Client({ connectionString: superUrl })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    await client.query(`set synchronous_commit = off`)
    for (const sql of statements(first, last)) await client.query(sql)
    const document = JSON.stringify(readPlanFile(path.join(__dirname, '../plans/s19-haijiang.yaml')))
    await client.query(
      `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
       select s.school_id, ${sqlId('plan', '1')}, ${term}, 1, 'published', $2::jsonb, $3, now() from unnest($1::text[]) s (school_id)`,
      [Array.from({ length: last - first + 1 }, (_, index) => daySchool(first + index)), document, createHash('sha256').update(document).digest('hex')],
    )
    await client.query(`set session_replication_role = origin`)
    await client.query(`vacuum analyze`)
    await client.query(`checkpoint`)
  } finally {
    await client.end()
  }
}
