import { readGroups as operation } from '../../contract/groups'
import type { Staffing } from '../../contract/plan-people'
import { shownParts } from '../../group-parts'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { staffNeeds } from '../../rules/staff-needs'
import { staffForGroup } from '../../rules/staffing'
import { allStaff, enrolledByClass, groupingsOf, schoolClasses, type EnrolledClass, type SavedGroup, type SavedGrouping, type SchoolClass, type StaffMember } from '../../store/group'
import { publishedPlan } from '../../store/plan'

export const readGroups = read(operation, async ({ db, schoolId, actor, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  const school: School = {
    enrolled: await enrolledByClass(db, schoolId, term.termId, shanghaiDate(now)),
    classes: await schoolClasses(db, schoolId),
    staff: await allStaff(db, schoolId),
    staffing: plan.staffing,
  }
  const saved = await groupingsOf(db, schoolId, term.termId)
  const services = plan.services.map(({ key, name }) => ({ serviceKey: key, name, ...serviceView(school, key, saved.find(({ serviceKey }) => serviceKey === key)) }))
  const isOffice = actor.roles.has('schoolAdmin')
  return { services: isOffice ? services : services.map((service) => ofClasses(service, actor.classIds)), mayChange: isOffice, staff: isOffice ? school.staff : [], staffing: plan.staffing }
})

interface School {
  enrolled: EnrolledClass[]
  classes: SchoolClass[]
  staff: StaffMember[]
  staffing: Staffing
}

function serviceView(school: School, serviceKey: string, saved: SavedGrouping | undefined) {
  const rosters = school.enrolled.filter((each) => each.serviceKey === serviceKey)
  const groups = (saved?.groups ?? []).map((group) => groupView(school, rosters, group))
  const [managerIds, patrollerIds] = [saved?.managerIds ?? [], saved?.patrollerIds ?? []]
  const isGrouped = ({ classId }: EnrolledClass) => groups.some(({ parts }) => parts.some((part) => part.classId === classId))
  return {
    pupils: rosters.reduce((sum, { rosterNos }) => sum + rosterNos.length, 0),
    revision: saved?.revision ?? 0,
    reason: saved?.reason ?? null,
    groups,
    managerIds,
    patrollerIds,
    needs: staffNeeds({ groups, managerIds, patrollerIds }, school.staffing),
    leftOut: saved ? rosters.filter((roster) => !isGrouped(roster)).map(({ rosterNos, ...roster }) => ({ ...roster, count: rosterNos.length })) : [],
  }
}

function groupView({ classes, staff, staffing }: School, rosters: EnrolledClass[], group: SavedGroup) {
  const parts = shownParts(group.parts, rosters, classes)
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const nameOf = (staffId: string) => staff.find((each) => each.staffId === staffId)?.name ?? ''
  return {
    ...group,
    parts,
    total,
    staffNeeded: staffForGroup(total, staffing),
    teacherName: group.teacherId === null ? null : nameOf(group.teacherId),
    assistantNames: group.assistantIds.map(nameOf),
  }
}

/** A class teacher sees the groups with a class of theirs; how the school is staffed is the office's. */
function ofClasses<Service extends ReturnType<typeof serviceView>>(service: Service, classIds: readonly string[]): Service {
  const isTheirs = ({ classId }: { classId: string }) => classIds.includes(classId)
  return { ...service, groups: service.groups.filter(({ parts }) => parts.some(isTheirs)), leftOut: service.leftOut.filter(isTheirs), reason: null, managerIds: [], patrollerIds: [], needs: [] }
}
