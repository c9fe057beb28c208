import type { Database } from './db/database'

/** What work that changes a school may reach: one transaction, when it is, and new ids. */
export interface Moment {
  db: Database
  schoolId: string
  now: Date
  newId: () => string
}
