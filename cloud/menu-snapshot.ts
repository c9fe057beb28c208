import type { Database } from './db/database'
import { coursesOfTerm, type Course } from './store/course'
import { publishedPlan } from './store/plan'

/** A school's menu as it was at one instant: what is the same for every family that looks at it then. */
export interface MenuSnapshot {
  asOf: Date
  termId: string
  coursesPerChild: number | null
  /** By weekday and time. */
  courses: readonly Course[]
}

export interface MenuSnapshots {
  /** The school's menu, at most two seconds old; null where no plan is published. Read by the caller's own transaction. */
  of(db: Database, schoolId: string, now: Date): Promise<MenuSnapshot | null>
}

const freshMs = 2000
// More than any school offers in one term; the contract pages what a phone gets of it.
const mostCourses = 1000

/**
 * One snapshot a school, for one host instance. In a rush everybody reads the menu again and again: then one of them
 * reads it from the database, and the others wait for that one.
 */
export function menuSnapshots(): MenuSnapshots {
  const kept = new Map<string, { asOf: Date; menu: Promise<MenuSnapshot | null> }>()
  return {
    of(db, schoolId, now) {
      const known = kept.get(schoolId)
      // A clock that was moved, either way, makes it old.
      if (known && Math.abs(now.getTime() - known.asOf.getTime()) < freshMs) return known.menu.catch(() => readMenu(db, schoolId, now))
      const fresh = { asOf: now, menu: readMenu(db, schoolId, now) }
      kept.set(schoolId, fresh)
      // What failed, or what is not there yet, is not kept.
      const forget = () => void (kept.get(schoolId) === fresh && kept.delete(schoolId))
      fresh.menu.then((menu) => menu ?? forget(), forget)
      return fresh.menu
    },
  }
}

async function readMenu(db: Database, schoolId: string, asOf: Date): Promise<MenuSnapshot | null> {
  const published = await publishedPlan(db, schoolId)
  if (!published) return null
  const { term, plan } = published
  const { courses } = await coursesOfTerm(db, schoolId, term.termId, null, 0, mostCourses)
  return { asOf, termId: term.termId, coursesPerChild: plan.menu.coursesPerChild, courses }
}
