import type { Database } from './db/database'

export interface NextChoices {
  childId: string
  /** Further courses that the child ranked, the dearest first. */
  courseIds: string[]
}

/**
 * What the children of a course ranked beside it, in the order in which they are to be served when it is closed. Only a
 * draw asks families for a ranking; a course without one has none.
 */
export async function nextChoices(_db: Database, _schoolId: string, _courseId: string): Promise<NextChoices[]> {
  return []
}
