import type { StaffNeed } from '../contract/groups'
import type { Staffing } from '../contract/plan-people'
import { managersNeeded, managersText, patrollersMissing, teachersNeeded, teachersText } from './staffing'

type Settings = Pick<Staffing, 'pupilsPerTeacher' | 'extraTeacherAbove' | 'classesPerManager' | 'extraManagerAbove' | 'patrollersPerDay'>

interface Staffed {
  /** Everyone who stays with a group, group by group; who is in two counts once. */
  groups: readonly { total: number; teacherId: string | null; assistantIds: readonly string[] }[]
  managerIds: readonly string[]
  patrollerIds: readonly string[]
}

/** What one service needs and has: teachers by pupils, managers by groups, patrollers a day (FR-052; ). */
export function staffNeeds({ groups, managerIds, patrollerIds }: Staffed, staffing: Settings): StaffNeed[] {
  const pupils = groups.reduce((sum, { total }) => sum + total, 0)
  const teachers = new Set(groups.flatMap(({ teacherId, assistantIds }) => (teacherId === null ? assistantIds : [teacherId, ...assistantIds])))
  const patrollers = new Set(patrollerIds).size
  return [
    need('teachers', teachersNeeded(pupils, staffing), teachersText(pupils, staffing), teachers.size),
    need('managers', managersNeeded(groups.length, staffing), managersText(groups.length, staffing), new Set(managerIds).size),
    { of: 'patrollers', needed: staffing.patrollersPerDay, why: staffing.patrollersPerDay === null ? null : `每天至少 ${staffing.patrollersPerDay} 名`, assigned: patrollers, missing: patrollersMissing(patrollers, staffing) },
  ]
}

const need = (of: StaffNeed['of'], needed: number | null, why: string | null, assigned: number): StaffNeed => ({ of, needed, why, assigned, missing: needed === null ? null : Math.max(0, needed - assigned) })
