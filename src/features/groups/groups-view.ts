import type { StaffNeed } from 'cloud/contract/groups'
import { isSamePlacement, joined } from 'cloud/rules/placement'
import { staffNeeds } from 'cloud/rules/staff-needs'
import { staffForGroup } from 'cloud/rules/staffing'
import type { Groups, Proposal, SaveInput, Service } from './use-groups'

export type Part = Service['groups'][number]['parts'][number]

/** A group as it is being changed. */
export interface DraftGroup {
  groupId: string | null
  name: string
  room: string
  teacherId: string | null
  assistantIds: string[]
  leader: string
  securityOfficer: string
  parts: Part[]
}

export interface GroupsDraft {
  groups: DraftGroup[]
  managerIds: string[]
  patrollerIds: string[]
  reason: string
}

const emptyGroup = { groupId: null, room: '', teacherId: null, assistantIds: [], leader: '', securityOfficer: '' }

export const draftOfProposal = ({ groups }: Proposal, { managerIds, patrollerIds }: Service): GroupsDraft => ({
  groups: groups.map(({ name, room, teacherId, parts }) => ({ ...emptyGroup, name, room: room ?? '', teacherId, parts })),
  managerIds,
  patrollerIds,
  reason: '',
})

/** What is saved, and a group of its own for every class that has come since. */
export const draftOfSaved = ({ groups, leftOut, managerIds, patrollerIds, reason }: Service): GroupsDraft => ({
  groups: [
    ...groups.map(({ room, leader, securityOfficer, ...group }) => ({ ...group, room: room ?? '', leader: leader ?? '', securityOfficer: securityOfficer ?? '' })),
    ...leftOut.map((late) => ({ ...emptyGroup, name: late.className, parts: [{ ...late, fromRosterNo: 1, toRosterNo: 99 }] })),
  ],
  managerIds,
  patrollerIds,
  reason: reason ?? '',
})

/** The draft placed anew as the plan proposes; people who run the service stay. */
export const withProposal = (draft: GroupsDraft, proposal: Proposal, service: Service): GroupsDraft => ({ ...draft, groups: draftOfProposal(proposal, service).groups })

export const totalOf = ({ parts }: { parts: readonly Part[] }) => parts.reduce((sum, { count }) => sum + count, 0)

const byClass = (a: Part, b: Part) => a.grade - b.grade || (a.className < b.className ? -1 : Number(a.className > b.className)) || a.fromRosterNo - b.fromRosterNo

/** Moves a class, or its share, to another group, or to a new one with `to` null. A group that is left empty is gone. */
export function movePart(groups: readonly DraftGroup[], from: number, part: Part, to: number | null): DraftGroup[] {
  const without = groups.map((group, index) => (index === from ? { ...group, parts: group.parts.filter((each) => each !== part) } : group))
  const moved = to === null ? [...without, { ...emptyGroup, name: part.className, parts: [part] }] : without.map((group, index) => (index === to ? { ...group, parts: together([...group.parts, part]) } : group))
  return moved.filter(({ parts }) => parts.length > 0)
}

/** Two shares of one class that meet again are one, with the pupils of both. */
function together(parts: Part[]): Part[] {
  return joined(parts)
    .map((part) => ({ ...part, count: parts.filter(({ classId, fromRosterNo }) => classId === part.classId && fromRosterNo >= part.fromRosterNo && fromRosterNo <= part.toRosterNo).reduce((sum, { count }) => sum + count, 0) }))
    .sort(byClass)
}

/** 三年级1班 12 人, or with its roster numbers where the class is divided. */
export const partWords = ({ className, fromRosterNo, toRosterNo, count }: Part) => {
  const whole = fromRosterNo === 1 && toRosterNo === 99
  const numbers = toRosterNo === 99 ? `学号 ${fromRosterNo} 起` : `学号 ${fromRosterNo}–${toRosterNo}`
  return `${className}${whole ? '' : `（${numbers}）`} ${count} 人`
}

/** A reason is asked for where classes stand together otherwise than proposed, and otherwise than they did already. */
export const needsReason = ({ groups }: GroupsDraft, proposal: Proposal, service: Service) => !isSamePlacement(groups, proposal.groups) && !isSamePlacement(groups, service.groups)

export const isAsProposed = (groups: readonly { parts: readonly Part[] }[], proposal: Proposal) => isSamePlacement(groups, proposal.groups)

/** The proposed groups that do not stand so in the draft. */
export const otherwiseProposed = (groups: readonly { parts: readonly Part[] }[], proposal: Proposal) => proposal.groups.filter((proposed) => !groups.some((group) => isSamePlacement([group], [proposed])))

/** What the draft needs and has, counted by the plan's own numbers. */
export const needsOf = ({ groups, ...people }: GroupsDraft, staffing: Groups['staffing']): StaffNeed[] =>
  staffNeeds({ ...people, groups: groups.map((group) => ({ ...group, total: totalOf(group) })) }, staffing)

const needNames: Record<StaffNeed['of'], string> = { teachers: '教师', managers: '管理人员', patrollers: '安全巡查' }

/** 教师：需要 3 名，已安排 2 名，还缺 1 名. */
export function needWords({ of, needed, assigned, missing }: StaffNeed): { name: string; says: string; missing: number } {
  if (needed === null) return { name: needNames[of], says: `方案没有写，由学校定；已安排 ${assigned} 名`, missing: 0 }
  return { name: needNames[of], says: `需要 ${needed} 名，已安排 ${assigned} 名`, missing: missing ?? 0 }
}

/** How many a group still lacks of its own (R-022); 0 where nothing is asked of it. */
export const missingIn = (needed: number | null, { teacherId, assistantIds }: Pick<DraftGroup, 'teacherId' | 'assistantIds'>) =>
  needed === null ? 0 : Math.max(0, needed - new Set(teacherId === null ? assistantIds : [teacherId, ...assistantIds]).size)

export const neededIn = (group: DraftGroup, staffing: Groups['staffing']) => staffForGroup(totalOf(group), staffing)

/** Names of those who stand in more than one group at the same time. */
export function doubled(groups: readonly Pick<DraftGroup, 'teacherId' | 'assistantIds'>[], staff: Groups['staff']): string[] {
  const everyone = groups.flatMap(({ teacherId, assistantIds }) => [...new Set(teacherId === null ? assistantIds : [teacherId, ...assistantIds])])
  return staff.filter(({ staffId }) => everyone.filter((each) => each === staffId).length > 1).map(({ name }) => name)
}

export const inputOf = ({ serviceKey, revision }: Service, { groups, managerIds, patrollerIds, reason }: GroupsDraft): SaveInput => ({
  serviceKey,
  revision,
  reason: reason.trim(),
  managerIds,
  patrollerIds,
  groups: groups.map(({ parts, ...group }) => ({
    ...{ groupId: group.groupId, name: group.name.trim(), room: group.room.trim(), teacherId: group.teacherId, assistantIds: group.assistantIds, leader: group.leader.trim(), securityOfficer: group.securityOfficer.trim() },
    parts: parts.map(({ classId, fromRosterNo, toRosterNo }) => ({ classId, fromRosterNo, toRosterNo })),
  })),
})

/** Why the draft cannot be saved yet; null where it can. */
export function draftFault(draft: GroupsDraft, proposal: Proposal, service: Service): string | null {
  if (draft.groups.some(({ name }) => name.trim() === '')) return '有班组还没有名称，请填写。'
  return needsReason(draft, proposal, service) && draft.reason.trim() === '' ? '编班与建议不同，请写明原因。' : null
}
