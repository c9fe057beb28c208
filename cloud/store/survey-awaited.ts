import type { Database } from '../db/database'

/** Where a survey's locked box puts a child's ballot. */
type SlotOf = (surveyId: string, salt: string, childId: string) => string

/**
 * How many ballots of these children the open surveys still wait for. Whether one lies in the box is asked of its slot, which
 * the database alone cannot lay beside a child.
 */
export async function ballotsAwaited(db: Database, schoolId: string, childIds: readonly string[], now: Date, slotOf: SlotOf): Promise<number> {
  const asked = await db.rows<{ survey_id: string; child_id: string; salt: string }>(
    `select s.survey_id, c.child_id, s.salt
       from survey_child c
       join survey s on s.school_id = c.school_id and s.survey_id = c.survey_id
      where c.school_id = $1 and c.child_id = any($2::uuid[]) and s.state = 'open' and s.closes_at > $3`,
    [schoolId, childIds, now],
  )
  if (asked.length === 0) return 0
  const surveyIds = asked.map(({ survey_id }) => survey_id)
  const slots = asked.map(({ survey_id, child_id, salt }) => slotOf(survey_id, salt, child_id))
  const handedIn = await db.rows(`select 1 from ballot b join unnest($2::uuid[], $3::text[]) as asked (survey_id, slot) on b.survey_id = asked.survey_id and b.slot = asked.slot where b.school_id = $1`, [schoolId, surveyIds, slots])
  return asked.length - handedIn.length
}
