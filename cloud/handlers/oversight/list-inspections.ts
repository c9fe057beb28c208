import { listInspections as operation } from '../../contract/oversight'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { inspectionStanding, rectifyState } from '../../rules/inspections'
import { inspectionDates, inspectionsOf } from '../../store/inspection'
import { publishedPlan } from '../../store/plan'
import { currentTerm, findSchool } from '../../store/school'

// One may hold some 6 KB of words.
const mostInspections = 10

export const listInspections = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const { name: schoolName } = await findSchool(db, schoolId)
  const [today, isBureau] = [shanghaiDate(now), actor.roles.has('bureau')]
  const term = await currentTerm(db, schoolId)
  if (term === null) return { schoolName, today, planned: null, inspections: [], isBureau, ...pageOf(offset, 0, 0) }
  const published = await publishedPlan(db, schoolId)
  const { inspections, total } = await inspectionsOf(db, schoolId, term.termId, offset, mostInspections)
  return {
    schoolName,
    today,
    planned: published && inspectionStanding(published.plan.inspections, term, await inspectionDates(db, schoolId, term.termId), today),
    inspections: inspections.map((each) => ({ ...each, state: rectifyState(each, today) })),
    isBureau,
    ...pageOf(offset, inspections.length, total),
  }
})
