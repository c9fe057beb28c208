import type { SchoolPlan } from './contract/plan-document'
import type { GroupPart } from './contract/groups'
import { proposeGroups, type ProposedGroup } from './rules/grouping'
import { groupNames, placed, type ClassRoster } from './rules/placement'
import type { SchoolClass } from './store/group'

export interface Proposal {
  name: string
  why: string
  total: number
  parts: GroupPart[]
  room: string | null
  teacherId: string | null
}

/** The groups that the plan makes of a service's enrolled classes, ready to be saved as they are. */
export function proposalOf(plan: Pick<SchoolPlan, 'grouping'>, rosters: readonly ClassRoster[], classes: readonly SchoolClass[]): Proposal[] {
  const counts = rosters.map(({ classId, grade, rosterNos }) => ({ classId, grade, count: rosterNos.length }))
  const groups = proposeGroups(counts, plan.grouping)
  const names = groupNames(groups, new Map(classes.map(({ classId, className }) => [classId, className])))
  const parts = placed(groups, rosters)
  const hosts = hostClasses(groups, classes)
  return groups.map(({ why, total }, index) => ({
    name: names[index] as string,
    why,
    total,
    parts: parts[index] as GroupPart[],
    room: hosts[index]?.room ?? null,
    teacherId: hosts[index]?.teacherId ?? null,
  }))
}

/** Each group meets in the room of its largest class, with that class's teacher; no class gives its own twice. */
function hostClasses(groups: readonly ProposedGroup[], classes: readonly SchoolClass[]): (SchoolClass | null)[] {
  const taken = new Set<string>()
  return groups.map(({ parts }) => {
    const [largest] = parts.filter(({ classId }) => !taken.has(classId)).sort((a, b) => b.count - a.count)
    if (!largest) return null
    taken.add(largest.classId)
    return classes.find(({ classId }) => classId === largest.classId) ?? null
  })
}
