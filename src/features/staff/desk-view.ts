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
  /** A child may be in danger: it stands out from what can wait. */
  urgent?: boolean
}

/** A place of `step` bears the plan's own name of it, and is shown where the plan has the step. */
type Place = Omit<WaitingRow, 'count' | 'key' | 'urgent'> & { key: keyof Desk['waiting']; roles: StaffRole[]; step?: ChainStep; whenDue?: boolean }

const places: Place[] = [
  { key: 'classReview', roles: ['classTeacher'], step: 'class_review', title: stepNames.class_review, label: '核对本班家长的申请', url: '/features/staff/reviews/index?step=class_review' },
  { key: 'schoolReview', roles: ['schoolAdmin'], step: 'school_review', title: stepNames.school_review, label: '确认轮到学校审核的申请', url: '/features/staff/reviews/index?step=school_review' },
  { key: 'committeeReview', roles: ['schoolAdmin'], step: 'committee_review', title: stepNames.committee_review, label: '没有成员可以审核的，按会议记录登记', url: '/features/staff/reviews/index?step=committee_review' },
  { key: 'toPublish', roles: ['schoolAdmin'], step: 'notice', title: '待公示名单', label: '轮到公示、还没公示的孩子', url: '/features/staff/notice/index' },
  { key: 'objections', roles: ['schoolAdmin'], title: '公示意见', label: '家长对名单的意见', url: '/features/staff/objections/index' },
  { key: 'exits', roles: ['schoolAdmin'], title: '退出申请', label: '家长提出、等待学校答复', url: '/features/staff/exits/index' },
  { key: 'toCountersign', roles: ['schoolAdmin'], title: '待盖章协议', label: '家长已签、等待学校盖章', url: '/features/staff/countersign/index' },
  { key: 'complaints', roles: ['schoolAdmin'], whenDue: true, title: '待答复的投诉', label: '家长交给学校、还没有答复', url: '/features/complaint/office/index' },
  { key: 'feedback', roles: ['schoolAdmin'], whenDue: true, title: '待答复的意见', label: '家长写给学校、还没有答复', url: '/features/feedback/office/index' },
  { key: 'inspections', roles: ['schoolAdmin'], whenDue: true, title: '待答复的督导检查', label: '教育局要求整改、还没有答复', url: '/features/oversight/inspections/index' },
  { key: 'latePromises', roles: ['schoolAdmin'], whenDue: true, title: '过期的改进承诺', label: '问卷结果里答应过、到期还没做完', url: '/features/survey-office/list/index' },
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

/** Children whom nobody has found or collected, above everything else; null for those who do not look after children. */
export const alertRow = ({ roles, waiting }: Desk): WaitingRow | null =>
  roles.some((role) => role !== 'financeOfficer') ? { key: 'alerts', title: '没有到、没有人接', label: '要马上找到或联系家长的孩子', count: waiting.alerts, url: '/features/alert/list/index', urgent: true } : null

export interface DeskRow {
  title: string
  label: string
  url: string
}

interface DeskPlace extends DeskRow {
  roles: readonly StaffRole[]
  /** Only where the plan has this step. */
  step?: ChainStep
}

const office: readonly StaffRole[] = ['schoolAdmin']
const keepers: readonly StaffRole[] = ['classTeacher', 'dutyTeacher']
const school: readonly StaffRole[] = ['schoolAdmin', 'classTeacher', 'dutyTeacher']

const placesOf = (all: readonly DeskPlace[], roles: readonly StaffRole[]): DeskRow[] => all.filter((place) => place.roles.some((role) => roles.includes(role)))

const todayPlaces: DeskPlace[] = [
  { title: '点名', label: '今天由您点名的班和课，放学送走', url: '/features/roll/list/index', roles: keepers },
  { title: '今日点名总览', label: '谁没到，哪张表还没点', url: '/features/roll/day/index', roles: office },
  { title: '请假', label: '今天谁请假，按家长的话登记', url: '/features/leave/today/index', roles: school },
  { title: '日程变动', label: '暂停、换教室、改时间，通知有关的家长', url: '/features/day-change/list/index', roles: office },
  { title: '值班表', label: '每天由谁值班，一天的代班', url: '/features/rota/week/index', roles: school },
]

/** The school day, for those who keep it. */
export const todayRows = (roles: readonly StaffRole[]) => placesOf(todayPlaces, roles)

const recordPlaces: DeskPlace[] = [
  { title: '意外情况', label: '孩子受伤或不舒服，马上通知家长', url: '/features/records/incidents/index', roles: school },
  { title: '要写的记录', label: '方案要求的照看、活动等记录', url: '/features/records/due/index', roles: school },
  { title: '安全巡查记录', label: '巡查、门岗来访、场地检查', url: '/features/records/safety/index', roles: school },
]

/** What is written down of a school day, by those who keep watch and the office. */
export const recordRows = (roles: readonly StaffRole[]) => placesOf(recordPlaces, roles)

const coursePlaces: DeskPlace[] = [
  { title: '课程名单', label: '每门课的学员和候补', url: '/features/staff/courses/index', roles: [...school, 'financeOfficer'] },
  { title: '人数不足的课', label: '不到开班下限，可以安排孩子、合并或停开', url: '/features/staff/small-courses/index', roles: office },
  { title: '人工调整记录', label: '学校安排、调课、移出、改名额和停开', url: '/features/staff/moves/index', roles: office },
  { title: '选课日控制台', label: '开放前检查、演练、选课实况', url: '/features/signup-day/console/index', roles: office },
  { title: '抽签选课', label: '名额紧张的课，按家长的志愿抽签', url: '/features/draw/office/index', roles: office },
  { title: '课程菜单', label: '开课、检查、公布给家长', url: '/features/course-office/menu/index', roles: office },
  { title: '成果展示', label: '作品、活动和邀请家长', url: '/features/course-office/showcases/index', roles: office },
]

export const courseRows = (roles: readonly StaffRole[]) => placesOf(coursePlaces, roles)

const readers: readonly StaffRole[] = ['financeOfficer', 'schoolAdmin']

/** One line for each page of money, in the order of a term. */
const moneyPlaces: DeskPlace[] = [
  { title: '收费公示', label: '公布收什么、凭什么收，公布以前不能收费', url: '/features/fee-office/notice/index', roles: readers },
  { title: '发账单', label: '按服务和收费周期发给每个孩子', url: '/features/fee-office/statements/index', roles: readers },
  { title: '孩子的账', label: '应交、已交、退费，按班级或姓名找', url: '/features/fee-office/children/index', roles: readers },
  { title: '减免', label: '家长的减免申请，上级名单，已经减免的孩子', url: '/features/fee-office/waivers/index', roles: readers },
  { title: '收款和退款登记', label: '学校财务收到、付出的，登记和核对', url: '/features/fee-office/payments/index', roles: readers },
  { title: '从表格登记收款', label: '下载表格，填好后一次登记', url: '/features/fee-office/payment-import/index', roles: ['financeOfficer'] },
  { title: '退费', label: '缺勤、停课、退出，按方案或由财务决定', url: '/features/fee-office/refunds/index', roles: readers },
  { title: '学校收支账', label: '财政补助、支出、期初结余和专账', url: '/features/fee-office/book/index', roles: readers },
  { title: '公布收支公示', label: '核对后公布给家长，公布了就不能改', url: '/features/fee-office/publish-accounts/index', roles: readers },
  { title: '期末结算和关账', label: '多还少补、公示、归档，按顺序办', url: '/features/fee-office/settle/index', roles: readers },
  { title: '月度考评', label: '按方案的几个方面打分，参考家长问卷', url: '/features/survey-office/appraisal/index', roles: readers },
  { title: '劳务费表', label: '工作量、按方案计算、公布和导出', url: '/features/fee-office/pay/index', roles: readers },
]

/** Money, for finance and the office: class and duty teachers see none of it (FR-076). */
export const moneyRows = (roles: readonly StaffRole[]) => placesOf(moneyPlaces, roles)

const termPlaces: DeskPlace[] = [
  { title: '校历', label: '学期、放假、调休和假期开放', url: '/features/calendar/term/index', roles: office },
  { title: '编班', label: '每项服务的班组、教室和教师', url: '/features/groups/edit/index', roles: ['schoolAdmin', 'classTeacher'] },
  { title: '方案管理', label: '起草、体检、公布本学期的方案', url: '/features/plan-office/versions/index', roles: office },
  { title: '志愿者和校外人员', label: '登记、审核、安排帮忙', url: '/features/rota/volunteers/index', roles: office },
  { title: '家长意见', label: '随时写来的意见，答复和公开', url: '/features/feedback/office/index', roles: office },
  { title: '问卷', label: '需求调研、满意度、教师评分，都不记名', url: '/features/survey-office/list/index', roles: office },
  { title: '家长投诉', label: '收费、强制参加等，交给学校的', url: '/features/complaint/office/index', roles: office },
  { title: '督导检查', label: '教育局查了什么、要整改什么，在这里答复', url: '/features/oversight/inspections/index', roles: office },
  { title: '接送限制', label: '家里有争议时，由学校确认谁可以接', url: '/features/pick-up/custody/index', roles: office },
  { title: '家委会成员', label: '聘请代表家委会审核的家长', url: '/features/staff/committee/index', roles: office, step: 'committee_review' },
  { title: '录入孩子的纸条', label: '孩子交来的，等家长在手机上签名', url: '/features/staff/request/index', roles: ['classTeacher'], step: 'student_request' },
]

/** How the term is arranged, for those who may look; of the plan's own ways those it has. */
export const termRows = (desk: Desk): DeskRow[] => placesOf(termPlaces.filter(({ step }) => step === undefined || nameOf(desk, step) !== undefined), desk.roles)

export const rolesText = (roles: readonly StaffRole[]) => roles.map((role) => roleNames[role]).join('、')

/** Shown to staff only: never to families, and never as a ranking. */
export const classNumbers = ({ pupils, bound, joined, declined, unanswered }: DeskClass) => [
  `名册 ${pupils} 人`,
  `已绑定 ${bound}`,
  `参加 ${joined}`,
  `不参加 ${declined}`,
  `未答复 ${unanswered}`,
]
