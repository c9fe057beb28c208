import type { PersonCheck } from '../contract/signup-day'
import type { Database } from '../db/database'
import type { ChoosingChild } from '../rules/openings'
import type { CountedPlaces } from '../rules/place-count'
import type { Confirmation } from '../rules/sign-up-check'

export interface CountedCourse extends CountedPlaces {
  courseId: string
  title: string
  weekday: number
  startsAt: string
}

/**
 * Every course of a term that is open or that any child is in, with what it says of its places, beside what its rows say: one statement, so one moment. Whoever
 * changes a course changes its rows in the same transaction, hence the two always agree unless something is wrong.
 */
export async function countPlaces(db: Database, schoolId: string, termId: string): Promise<CountedCourse[]> {
  const rows = await db.rows<{ course_id: string; title: string; weekday: number; starts_at: string; capacity: number; taken: number; waiting: number; joined: number; offered: number; counted: number }>(
    `select c.course_id, c.title, c.weekday, c.starts_at, c.capacity, c.taken, c.waiting,
            coalesce(p.joined, 0) as joined, coalesce(p.offered, 0) as offered, coalesce(p.counted, 0) as counted
       from course c
       left join (select course_id, count(*) filter (where state = 'joined') as joined, count(*) filter (where state = 'offered') as offered, count(*) filter (where state = 'waiting') as counted
                    from course_place where school_id = $1 and state <> 'released' group by course_id) p on p.course_id = c.course_id
      where c.school_id = $1 and c.term_id = $2 and (c.status = 'published' or c.taken > 0 or c.waiting > 0 or p.course_id is not null) order by c.weekday, c.starts_at, c.title, c.course_id limit 1000`,
    [schoolId, termId],
  )
  return rows.map(({ course_id, starts_at, counted, ...row }) => ({ ...row, courseId: course_id, startsAt: starts_at, waitingCounted: counted }))
}

export interface SeatedChild extends ChoosingChild {
  bound: boolean
  /** The priority group of its approved application, as the plan calls it. */
  group: string | null
}

/** Children with a seat in the term, without their names, in an order that says nothing of who they are. */
export async function seatedChildren(db: Database, schoolId: string, termId: string, today: string): Promise<SeatedChild[]> {
  const rows = await db.rows<{ grade: number; enrolments: ChoosingChild['enrolments']; bound: boolean; priority_group: string | null }>(
    `select cl.grade, s.enrolments,
            exists (select 1 from child_guardian cg where cg.school_id = $1 and cg.child_id = s.child_id) as bound,
            (select a.form ->> 'priorityGroup' from application a where a.school_id = $1 and a.child_id = s.child_id and a.term_id = $2 and a.status = 'approved') as priority_group
       from (select e.child_id, jsonb_agg(jsonb_build_object('serviceKey', e.service_key, 'weekdays', e.weekdays, 'startsOn', e.starts_on, 'endsOn', e.ends_on)) as enrolments
               from enrolment e where e.school_id = $1 and e.term_id = $2 and e.ends_on >= greatest($3::date, e.starts_on) group by e.child_id) s
       join child ch on ch.school_id = $1 and ch.child_id = s.child_id
       join school_class cl on cl.school_id = $1 and cl.class_id = ch.class_id
      order by md5(s.child_id::text) limit 20000`,
    [schoolId, termId, today],
  )
  return rows.map(({ priority_group, ...row }) => ({ ...row, group: priority_group }))
}

export async function confirmations(db: Database, schoolId: string, termId: string): Promise<Partial<Record<PersonCheck, Confirmation>>> {
  const rows = await db.rows<{ item: PersonCheck; name: string; confirmed_at: Date; note: string }>(
    `select k.item, s.name, k.confirmed_at, k.note from sign_up_check k join staff s on s.school_id = k.school_id and s.staff_id = k.confirmed_by where k.school_id = $1 and k.term_id = $2`,
    [schoolId, termId],
  )
  return Object.fromEntries(rows.map(({ item, name, confirmed_at, note }) => [item, { byName: name, at: confirmed_at.toISOString(), note }]))
}

export async function confirm(db: Database, schoolId: string, said: { termId: string; item: PersonCheck; note: string; staffId: string; now: Date }) {
  await db.rows(
    `insert into sign_up_check (school_id, term_id, item, note, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (school_id, term_id, item) do update set note = excluded.note, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`,
    [schoolId, said.termId, said.item, said.note, said.staffId, said.now],
  )
}

export async function takeBackConfirmation(db: Database, schoolId: string, termId: string, item: PersonCheck) {
  await db.rows(`delete from sign_up_check where school_id = $1 and term_id = $2 and item = $3`, [schoolId, termId, item])
}

export interface LineCount {
  result: 'joined' | 'waiting' | 'refused'
  refusal: string | null
  count: number
}

/** Baskets answered in each of the last whole seconds, oldest first. */
export async function answeredBySecond(db: Database, schoolId: string, now: Date, seconds: number): Promise<number[]> {
  const rows = await db.rows<{ ago: number; count: number }>(
    `select floor(extract(epoch from ($2::timestamptz - answered_at)))::int as ago, count(*) as count
       from answered_request where school_id = $1 and operation = 'chooseCourses' and reply is not null and answered_at > $2::timestamptz - make_interval(secs => $3) and answered_at <= $2::timestamptz
      group by 1`,
    [schoolId, now, seconds],
  )
  const byAgo = new Map(rows.map(({ ago, count }) => [ago, count]))
  return Array.from({ length: seconds }, (_, index) => byAgo.get(seconds - 1 - index) ?? 0)
}

/** What became of the lines of the baskets answered in the last seconds. */
export async function linesAnswered(db: Database, schoolId: string, now: Date, seconds: number): Promise<LineCount[]> {
  return db.rows<LineCount & { [column: string]: unknown }>(
    `select l.value ->> 'result' as result, l.value ->> 'refusal' as refusal, count(*) as count
       from answered_request a cross join lateral jsonb_array_elements(a.reply -> 'lines') l
      where a.school_id = $1 and a.operation = 'chooseCourses' and a.reply is not null and a.answered_at > $2::timestamptz - make_interval(secs => $3) and a.answered_at <= $2::timestamptz
      group by 1, 2 order by 3 desc, 2`,
    [schoolId, now, seconds],
  )
}
