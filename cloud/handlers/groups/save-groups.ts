import { saveGroups as operation } from '../../contract/groups'
import type { InputOf } from '../../contract/operation'
import { proposalOf } from '../../group-proposal'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { isSamePlacement, placementFault } from '../../rules/placement'
import { allStaff, enrolledByClass, groupingsOf, lockGrouping, saveGrouping, schoolClasses } from '../../store/group'
import { publishedPlan } from '../../store/plan'

type Input = InputOf<typeof operation>

export const saveGroups = write(operation, async ({ db, schoolId, actor, now, random }, input) => {
  const { serviceKey, groups, managerIds, patrollerIds } = input
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  if (!plan.services.some(({ key }) => key === serviceKey)) return refuse('service_unknown')
  await lockGrouping(db, schoolId, term.termId, serviceKey)
  const saved = (await groupingsOf(db, schoolId, term.termId)).find((each) => each.serviceKey === serviceKey)
  if ((saved?.revision ?? 0) !== input.revision) return refuse('groups_changed')
  const known = new Set(saved?.groups.map(({ groupId }) => groupId))
  const kept = groups.flatMap(({ groupId }) => groupId ?? [])
  if (kept.some((groupId) => !known.has(groupId)) || new Set(kept).size < kept.length) return refuse('group_unknown')
  const staff = new Set((await allStaff(db, schoolId)).map(({ staffId }) => staffId))
  if (!staffNamed(input).every((staffId) => staff.has(staffId))) return refuse('staff_unknown')

  const rosters = (await enrolledByClass(db, schoolId, term.termId, shanghaiDate(now))).filter((each) => each.serviceKey === serviceKey)
  const classes = await schoolClasses(db, schoolId)
  const fault = placementFault(groups, rosters, new Set(classes.map(({ classId }) => classId)))
  if (fault) return refuse(fault)
  const asProposed = isSamePlacement(groups, proposalOf(plan, rosters, classes))
  // Groups that stand as they were need no new reason because more pupils have come since.
  const asBefore = saved !== undefined && isSamePlacement(groups, saved.groups)
  const reason = asProposed ? null : input.reason || (asBefore ? saved.reason : null)
  if (!asProposed && !asBefore && reason === null) return refuse('group_reason_needed')

  const revision = input.revision + 1
  const written = groups.map((group) => ({ ...group, groupId: group.groupId ?? random.uuid(), room: group.room || null, leader: group.leader || null, securityOfficer: group.securityOfficer || null }))
  await saveGrouping(db, schoolId, { termId: term.termId, serviceKey, reason, managerIds: unique(managerIds), patrollerIds: unique(patrollerIds), revision, groups: written, madeBy: actor.staffId, now })
  const placement = written.map(({ groupId, teacherId, assistantIds, parts }) => ({ groupId, teacherId, assistantIds, parts }))
  return done({ revision, groups: groups.length }, { target: `grouping/${term.termId}/${serviceKey}`, revision, asProposed, overridden: reason !== null, placement, managerIds, patrollerIds })
})

const staffNamed = ({ groups, managerIds, patrollerIds }: Input) => [...groups.flatMap(({ teacherId, assistantIds }) => (teacherId === null ? assistantIds : [teacherId, ...assistantIds])), ...managerIds, ...patrollerIds]

const unique = (ids: readonly string[]) => [...new Set(ids)]
