import { proposeGroups as operation } from '../../contract/groups'
import { proposalOf } from '../../group-proposal'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { staffNeeds } from '../../rules/staff-needs'
import { staffForGroup } from '../../rules/staffing'
import { enrolledByClass, groupingsOf, schoolClasses } from '../../store/group'
import { publishedPlan } from '../../store/plan'
import { shownParts } from '../../group-parts'

export const proposeGroups = read(operation, async ({ db, schoolId, now }, { serviceKey }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  const service = plan.services.find(({ key }) => key === serviceKey)
  if (!service) return refuse('service_unknown')
  const rosters = (await enrolledByClass(db, schoolId, term.termId, shanghaiDate(now))).filter((each) => each.serviceKey === serviceKey)
  const classes = await schoolClasses(db, schoolId)
  const proposal = proposalOf(plan, rosters, classes)
  const saved = (await groupingsOf(db, schoolId, term.termId)).find((each) => each.serviceKey === serviceKey)
  const { ownGroupFrom, mixBelow, across, most, text } = plan.grouping
  return {
    serviceName: service.name,
    pupils: proposal.reduce((sum, { total }) => sum + total, 0),
    groupingStated: [ownGroupFrom, mixBelow, across, most].some((setting) => setting !== null),
    groupingText: text,
    groups: proposal.map((group) => ({ ...group, parts: shownParts(group.parts, rosters, classes), staffNeeded: staffForGroup(group.total, plan.staffing) })),
    needs: staffNeeds({ groups: proposal.map((group) => ({ ...group, assistantIds: [] })), managerIds: saved?.managerIds ?? [], patrollerIds: saved?.patrollerIds ?? [] }, plan.staffing),
  }
})
