import type { Term } from '../contract/plan'
import type { Database } from '../db/database'

/** One office at a time: two that begin the next term at once must not both do so. */
export async function lockTerms(db: Database, schoolId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('terms:' || $1, 0))`, [schoolId])
}

const values = (term: Term) => [term.name, term.startsOn, term.endsOn, JSON.stringify(term.holidays), JSON.stringify(term.makeUpDays), JSON.stringify(term.openings)]

/** Adds a term and makes it the current one. The one before it stays as it was, with all that happened in it. */
export async function addTerm(db: Database, schoolId: string, term: Term) {
  await db.rows(`update term set current = false where school_id = $1 and current`, [schoolId])
  await db.rows(
    `insert into term (school_id, term_id, name, starts_on, ends_on, holidays, make_up_days, openings, current) values ($1, $2, $3, $4, $5, $6, $7, $8, true)`,
    [schoolId, term.termId, ...values(term)],
  )
}

export async function changeTerm(db: Database, schoolId: string, term: Term) {
  await db.rows(`update term set name = $3, starts_on = $4, ends_on = $5, holidays = $6, make_up_days = $7, openings = $8 where school_id = $1 and term_id = $2`, [
    schoolId,
    term.termId,
    ...values(term),
  ])
}

/**
 * The current term's dates for an application made in it, held as they are until the transaction ends: a seat given
 * while the office changes the term must not outlive it. Null for an application of an earlier term, which gives no seat
 * in this one.
 */
export async function holdTermOf(db: Database, schoolId: string, applicationId: string): Promise<{ termId: string; startsOn: string; endsOn: string } | null> {
  const row = await db.row<{ term_id: string; starts_on: string; ends_on: string }>(
    `select t.term_id, t.starts_on, t.ends_on from term t join application a on a.school_id = t.school_id and a.term_id = t.term_id
      where t.school_id = $1 and t.current and a.application_id = $2 for share of t`,
    [schoolId, applicationId],
  )
  return row && { termId: row.term_id, startsOn: row.starts_on, endsOn: row.ends_on }
}

/**
 * Lets enrolments follow their term's dates; answers how many. Whatever has ended stays ended. Whoever leaves keeps the
 * day that was agreed, within the term: a shorter one ends before it, a longer one renews nobody.
 */
export async function moveEnrolments(db: Database, schoolId: string, before: Term, after: Term, today: string): Promise<number> {
  const moved = await db.rows(
    `update enrolment e
        set starts_on = case when starts_on = $3::date and starts_on > $7::date then greatest($5::date, $7::date) else starts_on end,
            ends_on = least($6::date, (select x.last_day from exit_request x where x.school_id = e.school_id and x.exit_id = e.exit_id))
      where school_id = $1 and term_id = $2 and ends_on >= $7::date and (exit_id is not null or ends_on = $4::date)
      returning 1`,
    [schoolId, before.termId, before.startsOn, before.endsOn, after.startsOn, after.endsOn, today],
  )
  return moved.length
}
