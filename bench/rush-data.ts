import { createHash } from 'node:crypto'
import path from 'node:path'
import { Client } from 'pg'
import { readPlanFile } from '../cloud/plan-file'

/*
 * Schools in the morning of a rush, made in bulk by SQL: every family signed in, bound and seated, every course open.
 * All ids follow from a school's number and a child's number, so that the load knows them without reading.
 */

export interface RushSchools {
  /** Schools from this number on. */
  first: number
  schools: number
  children: number
  courses: number
  capacity: number
}

export const schoolOf = (school: number) => `rush-${String(school).padStart(4, '0')}`

/** An id of version 4 that follows from a text; `sqlId` makes the same. */
function idOf(kind: string, school: number, number: number): string {
  const hash = createHash('md5').update(`${kind}:${schoolOf(school)}:${number}`).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
}
export const sqlId = (kind: string, number: string) => `overlay(overlay(md5('${kind}:' || s.school_id || ':' || ${number}) placing '4' from 13 for 1) placing 'a' from 17 for 1)::uuid`

export const childOf = (school: number, child: number) => idOf('child', school, child)
export const courseOf = (school: number, course: number) => idOf('course', school, course)
export const tokenOf = (school: number, child: number) => `rush-${schoolOf(school)}-family-${child}`

const perClass = 50

/** One statement a table. `s` are the schools, `c` a school's children, `k` its courses. */
function statements(made: RushSchools): string[] {
  const schools = `(select 'rush-' || lpad(n::text, 4, '0') as school_id, n from generate_series(${made.first}, ${made.first + made.schools - 1}) n) s`
  const children = `${schools} cross join generate_series(1, ${made.children}) c`
  const term = sqlId('term', '1')
  const office = sqlId('staff', '1')
  const classes = Math.ceil(made.children / perClass)
  return [
    `insert into school (school_id, name, region) select s.school_id, '第' || s.n || '小学', '江海县' from ${schools}`,
    `insert into term (school_id, term_id, name, starts_on, ends_on, current) select s.school_id, ${term}, '本学期', current_date - 14, current_date + 120, true from ${schools}`,
    `insert into staff (school_id, staff_id, name, roles) select s.school_id, ${office}, '石磊', array['dutyTeacher'] from ${schools}`,
    `insert into school_class (school_id, class_id, grade, name, room) select s.school_id, ${sqlId('class', 'k')}, 1 + k % 6, k || '班', k || '室' from ${schools} cross join generate_series(1, ${classes}) k`,
    `insert into child (school_id, child_id, class_id, roster_no, name) select s.school_id, ${sqlId('child', 'c')}, ${sqlId('class', `(1 + (c - 1) / ${perClass})`)}, 1 + (c - 1) % ${perClass}, '孩子' || c from ${children}`,
    `insert into account (account_id, provider, subject, created_at) select ${sqlId('account', 'c')}, 'wechat', 'rush:' || s.school_id || ':' || c, now() from ${children}`,
    `insert into session (token_sha256, account_id, created_at, expires_at) select encode(sha256(convert_to('rush-' || s.school_id || '-family-' || c, 'UTF8')), 'hex'), ${sqlId('account', 'c')}, now(), now() + interval '30 days' from ${children}`,
    `insert into guardian (school_id, guardian_id, account_id, name, created_at) select s.school_id, ${sqlId('guardian', 'c')}, ${sqlId('account', 'c')}, '家长' || c, now() from ${children}`,
    `insert into child_guardian (school_id, child_id, guardian_id, relation, verified_by, bound_at) select s.school_id, ${sqlId('child', 'c')}, ${sqlId('guardian', 'c')}, 'mother', 'school_code', now() from ${children}`,
    `insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at)
      select s.school_id, ${sqlId('application', 'c')}, ${term}, ${sqlId('child', 'c')}, ${sqlId('plan', '1')}, 'join', 'approved',
             '{"services":[{"serviceKey":"afternoon","weekdays":[1,2,3,4,5],"duration":"whole","lunch":null}],"priorityGroup":null,"priorityNote":"","departure":"collected","collectorNote":"","pickUpDifficulty":"","healthNote":"","voluntary":true,"factsRead":true}',
             ${sqlId('guardian', 'c')}, now() from ${children}`,
    `insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
      select s.school_id, ${sqlId('enrolment', 'c')}, ${sqlId('application', 'c')}, ${term}, ${sqlId('child', 'c')}, 'afternoon', '[1,2,3,4,5]', current_date - 14, current_date + 120 from ${children}`,
    `insert into course (school_id, course_id, term_id, service_key, title, category, content, grades, weekday, starts_at, ends_at, teacher_id, venue, admission, opens_at, closes_at, capacity, published_at)
      select s.school_id, ${sqlId('course', 'k')}, ${term}, 'afternoon', '课程' || k, '益智', '从头学起', '[1,2,3,4,5,6]', 1 + k % 5, time '16:20', time '17:20', ${office}, '教室', 'firstCome',
             now() - interval '1 day', now() + interval '20 days', ${made.capacity}, now() from ${schools} cross join generate_series(1, ${made.courses}) k`,
  ]
}

/** Makes the schools. Foreign keys are not checked while this runs; every id is one that another statement made. */
export async function makeSchools(superUrl: string, made: RushSchools) {
  const client = new Client({ connectionString: superUrl })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    for (const sql of statements(made)) await client.query(sql)
    const document = JSON.stringify(readPlanFile(path.join(__dirname, '../plans/s19-haijiang.yaml')))
    const schools = Array.from({ length: made.schools }, (_, index) => schoolOf(made.first + index))
    await client.query(
      `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
       select s.school_id, ${sqlId('plan', '1')}, ${sqlId('term', '1')}, 1, 'published', $2::jsonb, $3, now() from unnest($1::text[]) s (school_id)`,
      [schools, document, createHash('sha256').update(document).digest('hex')],
    )
    await client.query(`set session_replication_role = origin`)
    await client.query(`vacuum analyze`)
  } finally {
    await client.end()
  }
}
