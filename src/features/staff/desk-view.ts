import type { StaffRole } from 'cloud/contract/roles'
import { stepNames } from '@/wording/chain'
import { roleNames } from './staff-words'
import type { Desk, DeskClass } from './use-desk'

export interface WaitingRow {
  key: string
  title: string
  label: string
  count: number
  url: string
}

type Place = Omit<WaitingRow, 'count' | 'key'> & { key: keyof Desk['waiting']; role: StaffRole }

const places: Place[] = [
  { key: 'classReview', role: 'classTeacher', title: stepNames.class_review, label: '核对本班家长的申请', url: '/features/staff/reviews/index?step=class_review' },
  { key: 'schoolReview', role: 'schoolAdmin', title: stepNames.school_review, label: '确认班级审核过的申请', url: '/features/staff/reviews/index?step=school_review' },
  { key: 'toPublish', role: 'schoolAdmin', title: '待公示名单', label: '审核通过、还没公示的孩子', url: '/features/staff/notice/index' },
  { key: 'objections', role: 'schoolAdmin', title: '公示意见', label: '家长对名单的意见', url: '/features/staff/objections/index' },
  { key: 'exits', role: 'schoolAdmin', title: '退出申请', label: '家长提出、等待学校答复', url: '/features/staff/exits/index' },
  { key: 'toCountersign', role: 'schoolAdmin', title: '待盖章协议', label: '家长已签、等待学校盖章', url: '/features/staff/countersign/index' },
]

/** What waits for this person, in the order of the chain; only the steps of their own roles. */
export const waitingRows = ({ roles, waiting }: Desk): WaitingRow[] =>
  places.filter(({ role }) => roles.includes(role)).map(({ role: _role, ...place }) => ({ ...place, count: waiting[place.key] }))

interface TermRow {
  title: string
  label: string
  url: string
  roles: readonly StaffRole[]
}

const termPlaces: TermRow[] = [
  { title: '校历', label: '学期、放假、调休和假期开放', url: '/features/calendar/term/index', roles: ['schoolAdmin'] },
  { title: '编班', label: '每项服务的班组、教室和教师', url: '/features/groups/edit/index', roles: ['schoolAdmin', 'classTeacher'] },
]

/** Where the term is arranged, for those who may look. */
export const termRows = (roles: readonly StaffRole[]) => termPlaces.filter((place) => place.roles.some((role) => roles.includes(role)))

export const rolesText = (roles: readonly StaffRole[]) => roles.map((role) => roleNames[role]).join('、')

/** Shown to staff only: never to families, and never as a ranking. */
export const classNumbers = ({ pupils, bound, joined, declined, unanswered }: DeskClass) => [
  `名册 ${pupils} 人`,
  `已绑定 ${bound}`,
  `参加 ${joined}`,
  `不参加 ${declined}`,
  `未答复 ${unanswered}`,
]
