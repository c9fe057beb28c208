import { mostRehearsalFamilies, readRehearsal as operation } from '../../contract/signup-day'
import { refusals } from '../../contract/refusals'
import { read, refuse } from '../../handling'
import { rehearsalFacts, viewOf } from '../../sign-up-facts'
import { publishedPlan } from '../../store/plan'
import { lastRehearsal } from '../../store/rehearsal'

export const readRehearsal = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { courses, children, hindrance } = await rehearsalFacts(db, schoolId, published, now)
  const rehearsal = await lastRehearsal(db, schoolId, published.term.termId)
  return {
    rehearsal: rehearsal && viewOf(rehearsal, courses),
    children: children.length,
    courses: courses.length,
    mostFamilies: mostRehearsalFamilies,
    hindrance: hindrance && refusals[hindrance],
  }
})
