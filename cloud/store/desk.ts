import type { Database } from '../db/database'

/** Notes that a member of staff read children's records. */
export async function logAccess(db: Database, schoolId: string, access: { staffId: string | null; operation: string; childIds: string[]; now: Date }) {
  if (access.childIds.length === 0) return
  await db.rows(`insert into access_log (school_id, staff_id, operation, child_ids, read_at) values ($1, $2, $3, $4, $5)`, [
    schoolId,
    access.staffId,
    access.operation,
    JSON.stringify(access.childIds),
    access.now,
  ])
}

export interface ClassCount {
  classId: string
  name: string
  pupils: number
  bound: number
  joined: number
  declined: number
}

/** Each class's numbers for staff; `classIds` null for every class of the school. */
export async function classCounts(db: Database, schoolId: string, termId: string | null, classIds: readonly string[] | null): Promise<ClassCount[]> {
  const rows = await db.rows<{ class_id: string; name: string; pupils: number; bound: number; joined: number; declined: number }>(
    `select cl.class_id, cl.name, count(ch.child_id) as pupils,
            count(ch.child_id) filter (where exists (select 1 from child_guardian cg where cg.school_id = ch.school_id and cg.child_id = ch.child_id)) as bound,
            -- What a child asked for is no answer of its family yet (R-005).
            count(a.application_id) filter (where a.kind = 'join' and a.status <> 'requested') as joined,
            count(a.application_id) filter (where a.kind = 'decline') as declined
       from school_class cl
       left join child ch on ch.school_id = cl.school_id and ch.class_id = cl.class_id
       left join application a on a.school_id = ch.school_id and a.child_id = ch.child_id and a.term_id = $2 and a.status not in ('refused', 'withdrawn', 'ended')
      where cl.school_id = $1 and ($3::uuid[] is null or cl.class_id = any($3::uuid[]))
      group by cl.class_id, cl.name, cl.grade order by cl.grade, cl.name`,
    [schoolId, termId, classIds],
  )
  return rows.map(({ class_id, ...rest }) => ({ classId: class_id, ...rest }))
}

export type OfficeCounts = Record<'objections' | 'toCountersign' | 'exits' | 'feedback' | 'complaints' | 'inspections' | 'latePromises', number>

/** How many things wait for the office, of what its pages list: exits, inspections and promises of this term. `today` is the school's day. */
export async function officeCounts(db: Database, schoolId: string, today: string): Promise<OfficeCounts> {
  const row = await db.row<OfficeCounts>(
    `with current_term as (select term_id from term where school_id = $1 and current)
     select (select count(*)::int from objection where school_id = $1 and status = 'open') as objections,
            (select count(*)::int from agreement where school_id = $1 and status = 'to_countersign') as "toCountersign",
            (select count(*)::int from exit_request join current_term using (term_id) where school_id = $1 and status in ('waiting', 'delayed')) as exits,
            (select count(*)::int from feedback where school_id = $1 and state = 'open') as feedback,
            (select count(*)::int from complaint where school_id = $1 and reply is null and closed_on is null) as complaints,
            (select count(*)::int from inspection join current_term using (term_id) where school_id = $1 and rectify is not null and answer is null) as inspections,
            (select count(*)::int from survey_promise p join survey s using (school_id, survey_id) join current_term using (term_id)
              where school_id = $1 and p.kept_on is null and p.due_on < $2) as "latePromises"`,
    [schoolId, today],
  )
  return row as OfficeCounts
}
