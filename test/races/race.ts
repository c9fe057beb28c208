import type { Api } from '../boot'
import { asOwner, givenFamily, givenSchool, type Family, type School } from '../given'
import { activate } from '../api/steps'

/** A race is one on PostgreSQL only: PGlite has one connection, on which nothing ever meets. */
export function needsPostgres() {
  if (process.env.DB !== 'postgres') throw new Error('the races need PostgreSQL: npm run test:postgres')
}

/** A school whose families all have their seats, ready to choose. */
export async function givenSeated(api: Api, count: number): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let index = 0; index < count; index += 1) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  await activate(api, school, families)
  return { school, families }
}

export interface CourseState {
  taken: number
  capacity: number
  /** Has a place, or is offered one: whoever is busy at that moment takes it at the next look at the lines. */
  joined: number
  waiting: number
}

/** A course's count beside what its places really are. */
export async function courseState(api: Api, { schoolId }: School, courseId: string): Promise<CourseState> {
  const row = await asOwner(api, schoolId, (db) =>
    db.row<CourseState>(
      `select taken, capacity, (select count(*) from course_place p where p.course_id = c.course_id and p.state in ('joined', 'offered'))::int as joined,
              (select count(*) from course_place p where p.course_id = c.course_id and p.state = 'waiting')::int as waiting
         from course c where school_id = $1 and course_id = $2`,
      [schoolId, courseId],
    ),
  )
  return row as CourseState
}

export const count = async (api: Api, { schoolId }: School, sql: string) => (await asOwner(api, schoolId, (db) => db.row<{ count: number }>(`select count(*)::int as count from ${sql}`)))?.count
