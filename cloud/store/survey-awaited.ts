import type { Ballots } from '../ballot'
import type { Database } from '../db/database'
import { isKeptAway } from './kept-away'

/**
 * How many ballots the open surveys still wait for from a guardian, one a child; not of a child that the office keeps the
 * guardian from. Whether one lies in the box is asked of its slot, which the database alone cannot lay beside a child.
 */
export async function ballotsAwaited(db: Database, schoolId: string, guardianId: string, now: Date, ballots: Ballots): Promise<number> {
  const asked = await db.rows<{ survey_id: string; child_id: string; salt: string }>(
    `select s.survey_id, c.child_id, s.salt
       from child_guardian cg
       join survey_child c on c.school_id = cg.school_id and c.child_id = cg.child_id
       join survey s on s.school_id = c.school_id and s.survey_id = c.survey_id
      where cg.school_id = $1 and cg.guardian_id = $2 and s.state = 'open' and s.closes_at > $3 and not ${isKeptAway('cg', 'cg.guardian_id')}`,
    [schoolId, guardianId, now],
  )
  // Into a box that is not ours nothing can be put, and it cannot be asked.
  const slots = asked.flatMap(({ survey_id, child_id, salt }) => {
    const box = ballots(survey_id, salt)
    return box.isOurs ? [{ surveyId: survey_id, slot: box.slot(child_id) }] : []
  })
  if (slots.length === 0) return 0
  const handedIn = await db.rows(`select 1 from ballot b join unnest($2::uuid[], $3::text[]) as asked (survey_id, slot) on b.survey_id = asked.survey_id and b.slot = asked.slot where b.school_id = $1`, [schoolId, slots.map(({ surveyId }) => surveyId), slots.map(({ slot }) => slot)])
  return slots.length - handedIn.length
}
