import type { StaffRole } from 'cloud/contract/roles'
import type { ChainStep } from 'cloud/contract/plan-document'
import { stepNames } from 'cloud/rules/step-names'
import { roleNames } from './staff-words'
import type { Desk, DeskClass } from './use-desk'

export interface WaitingRow {
  key: string
  title: string
  label: string
  count: number
  url: string
}

/** A place of `step` bears the plan's own name of it, and is shown where the plan has the step. */
type Place = Omit<WaitingRow, 'count' | 'key'> & { key: keyof Desk['waiting']; roles: StaffRole[]; step?: ChainStep; whenDue?: boolean }

const places: Place[] = [
  { key: 'alerts', roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'], title: '没有到、没有人接', label: '要马上找到或联系家长的孩子', url: '/features/alert/list/index' },
  { key: 'classReview', roles: ['classTeacher'], step: 'class_review', title: stepNames.class_review, label: '核对本班家长的申请', url: '/features/staff/reviews/index?step=class_review' },
  { key: 'schoolReview', roles: ['schoolAdmin'], step: 'school_review', title: stepNames.school_review, label: '确认轮到学校审核的申请', url: '/features/staff/reviews/index?step=school_review' },
  { key: 'committeeReview', roles: ['schoolAdmin'], step: 'committee_review', title: stepNames.committee_review, label: '没有成员可以审核的，按会议记录登记', url: '/features/staff/reviews/index?step=committee_review' },
  { key: 'toPublish', roles: ['schoolAdmin'], step: 'notice', title: '待公示名单', label: '轮到公示、还没公示的孩子', url: '/features/staff/notice/index' },
  { key: 'objections', roles: ['schoolAdmin'], title: '公示意见', label: '家长对名单的意见', url: '/features/staff/objections/index' },
  { key: 'exits', roles: ['schoolAdmin'], title: '退出申请', label: '家长提出、等待学校答复', url: '/features/staff/exits/index' },
  { key: 'toCountersign', roles: ['schoolAdmin'], title: '待盖章协议', label: '家长已签、等待学校盖章', url: '/features/staff/countersign/index' },
  { key: 'blankRecords', roles: ['schoolAdmin'], whenDue: true, title: '没有写的记录', label: '方案要求、已经过期还没有人写', url: '/features/records/due/index' },
  { key: 'openFindings', roles: ['schoolAdmin'], whenDue: true, title: '待处理的安全问题', label: '巡查、门岗和场地检查发现的', url: '/features/records/safety/index' },
  { key: 'toSign', roles: ['classTeacher', 'dutyTeacher'], whenDue: true, title: '教师安全协议', label: '请阅读并签名', url: '/features/staff/agreement/index' },
]

/** What waits for this person, in the order of the chain; only the steps of their own roles. */
export const waitingRows = (desk: Desk): WaitingRow[] =>
  places
    .filter((place) => place.roles.some((role) => desk.roles.includes(role)) && isShown(desk, place))
    .map(({ key, title, label, url, step }) => ({ key, label, url, count: desk.waiting[key], title: (isReview(step) && nameOf(desk, step)) || title }))

const nameOf = ({ steps }: Desk, step: ChainStep) => steps.find((each) => each.step === step)?.name

const isReview = (step: ChainStep | undefined): step is ChainStep => step === 'class_review' || step === 'school_review' || step === 'committee_review'

/** A step that this school does not have is not in the way; what an older plan version left over is. */
const isShown = (desk: Desk, { key, step, whenDue }: Place) => desk.waiting[key] > 0 || (!whenDue && (step === undefined || nameOf(desk, step) !== undefined))

/** Where the parent committee reviews, the office says who is on it. */
export const hasCommittee = (desk: Desk) => desk.roles.includes('schoolAdmin') && nameOf(desk, 'committee_review') !== undefined

/** Where the child asks first, its class teacher enters paper slips. */
export const asksStudents = (desk: Desk) => desk.roles.includes('classTeacher') && nameOf(desk, 'student_request') !== undefined

/** Who sees children every day: their leave is theirs to see and to enter. */
export const keepsRolls = (roles: readonly StaffRole[]) => roles.some((role) => role !== 'financeOfficer')

interface TermRow {
  title: string
  label: string
  url: string
  roles: readonly StaffRole[]
}

const termPlaces: TermRow[] = [
  { title: '校历', label: '学期、放假、调休和假期开放', url: '/features/calendar/term/index', roles: ['schoolAdmin'] },
  { title: '编班', label: '每项服务的班组、教室和教师', url: '/features/groups/edit/index', roles: ['schoolAdmin', 'classTeacher'] },
  { title: '值班表', label: '每天由谁值班，一天的代班', url: '/features/rota/week/index', roles: ['schoolAdmin', 'classTeacher', 'dutyTeacher'] },
  { title: '志愿者和校外人员', label: '登记、审核、安排帮忙', url: '/features/rota/volunteers/index', roles: ['schoolAdmin'] },
  { title: '抽签选课', label: '名额紧张的课，按家长的志愿抽签', url: '/features/draw/office/index', roles: ['schoolAdmin'] },
]

const todayPlaces: TermRow[] = [
  { title: '点名', label: '今天由您点名的班和课', url: '/features/roll/list/index', roles: ['classTeacher', 'dutyTeacher'] },
  { title: '今日点名总览', label: '谁没到，哪张表还没点', url: '/features/roll/day/index', roles: ['schoolAdmin'] },
]

/** The school day, for those who keep it. */
export const todayRows = (roles: readonly StaffRole[]) => todayPlaces.filter((place) => place.roles.some((role) => roles.includes(role)))

const recordPlaces: TermRow[] = [
  { title: '登记意外情况', label: '孩子受伤或不舒服，马上通知家长', url: '/features/records/incidents/index', roles: ['schoolAdmin', 'classTeacher', 'dutyTeacher'] },
  { title: '安全巡查记录', label: '巡查、门岗来访、场地检查', url: '/features/records/safety/index', roles: ['schoolAdmin', 'classTeacher', 'dutyTeacher'] },
  { title: '要写的记录', label: '方案要求的照看、活动等记录', url: '/features/records/due/index', roles: ['schoolAdmin', 'classTeacher', 'dutyTeacher'] },
]

/** What is written down of a school day, by those who keep watch and the office. */
export const recordRows = (roles: readonly StaffRole[]) => recordPlaces.filter((place) => place.roles.some((role) => roles.includes(role)))

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
