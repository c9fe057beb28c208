import type { proposeGroups, readGroups } from 'cloud/contract/groups'
import type { OutputOf } from 'cloud/contract/operation'
import { idOf } from './staff-fixture'

type Groups = OutputOf<typeof readGroups>
type Service = Groups['services'][number]
type Proposal = OutputOf<typeof proposeGroups>

export const classIds = { fourth: idOf(401), fifth: idOf(501), sixth: idOf(601) }
export const staffIds = { zhou: idOf(1), shi: idOf(2), xu: idOf(3) }

const part = (classId: string, className: string, grade: number, count: number) => ({ classId, className, grade, count, fromRosterNo: 1, toRosterNo: 99 })
export const parts = { fourth: part(classIds.fourth, '四年级1班', 4, 87), fifth: part(classIds.fifth, '五年级1班', 5, 12), sixth: part(classIds.sixth, '六年级1班', 6, 22) }

/** Grade 4 by itself, grades 5 and 6 together: 121 pupils in two groups. */
export const proposal: Proposal = {
  serviceName: '晚托',
  pupils: 121,
  groupingStated: true,
  groupingText: '不足 30 人的年级与相邻年级混合编班。',
  groups: [
    { name: '四年级1班', why: '四年级 87 人，满 30 人，单独成班', total: 87, parts: [parts.fourth], room: '401教室', teacherId: staffIds.zhou, staffNeeded: 2 },
    { name: '五、六年级混编班', why: '五年级 12 人 + 六年级 22 人 = 34 人，与相邻年级混编', total: 34, parts: [parts.fifth, parts.sixth], room: '601教室', teacherId: staffIds.shi, staffNeeded: 1 },
  ],
  needs: [
    { of: 'teachers', needed: 3, why: '121 名学生，每 45 名学生配 1 名教师：121 ÷ 45 = 2 余 31，余数超过 30，再配 1 名，共 3 名', assigned: 2, missing: 1 },
    { of: 'managers', needed: 0, why: '2 个班', assigned: 0, missing: 0 },
    { of: 'patrollers', needed: null, why: null, assigned: 0, missing: null },
  ],
}

const staffing: Groups['staffing'] = {
  ...{ pupilsPerTeacher: 45, extraTeacherAbove: 30, classesPerManager: 5, extraManagerAbove: 3, leastPerGroup: 1, patrollersPerDay: null },
  ...{ mode: null, flexibleHours: null, payText: null, text: null },
}

const unsaved: Service = { serviceKey: 'afternoon', name: '晚托', pupils: 121, revision: 0, reason: null, groups: [], managerIds: [], patrollerIds: [], needs: [], leftOut: [] }

const saved = (index: number, groupId: string, teacherName: string): Service['groups'][number] => {
  const { why: _why, ...group } = proposal.groups[index]!
  return { ...group, groupId, teacherName, assistantIds: [], assistantNames: [], leader: null, securityOfficer: null }
}

export const savedService: Service = { ...unsaved, revision: 1, groups: [saved(0, idOf(71), '周敏'), saved(1, idOf(72), '石磊')], needs: proposal.needs }

export const groupsWith = (service: Partial<Service> = {}, changes: Partial<Groups> = {}): Groups => ({
  services: [{ ...unsaved, ...service }, { ...unsaved, serviceKey: 'midday', name: '午托', pupils: 0 }],
  mayChange: true,
  staff: [
    { staffId: staffIds.zhou, name: '周敏', roles: ['classTeacher'] },
    { staffId: staffIds.shi, name: '石磊', roles: ['dutyTeacher'] },
    { staffId: staffIds.xu, name: '许文静', roles: ['schoolAdmin'] },
  ],
  staffing,
  ...changes,
})
