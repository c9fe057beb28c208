import type { ApplicationForm, ServiceChoice } from 'cloud/contract/application'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { choiceText, weekdaysText } from 'cloud/rules/plan-words'
import { departureWords } from '@/wording/application'
import { dateOf, instantWords } from '@/wording/dates'
import type { Decision, ReviewItem } from './use-reviews'

type Offered = Pick<SchoolPlan, 'services' | 'priorityGroups' | 'seasons' | 'bells' | 'lessonTimes'>

export interface ReviewLine {
  name: string
  says: string
  /** Asks for a second look: a priority, a health note, a difficulty. */
  marked?: boolean
}

export interface ReviewCard {
  applicationId: string
  title: string
  note: string
  services: string[]
  lines: ReviewLine[]
}

/** One application as a reviewer reads it: the child, what is asked for, then only what the family wrote. */
export const reviewCard = (item: ReviewItem, offered: Offered): ReviewCard => ({
  applicationId: item.applicationId,
  title: `${item.childName} · ${item.className} ${item.rosterNo}号`,
  note: `${item.guardianName}，${instantWords(item.submittedAt)}提交`,
  services: item.form ? item.form.services.map((choice) => serviceText(choice, offered, item)) : [],
  lines: item.form ? [...(item.studentWords ? [{ name: '孩子的话', says: item.studentWords }] : []), ...formLines(item.form, offered)] : [],
})

function serviceText(choice: ServiceChoice, offered: Offered, { grade, submittedAt }: ReviewItem) {
  const service = offered.services.find(({ key }) => key === choice.serviceKey)
  const said = service ? choiceText(offered, service, choice, grade, dateOf(submittedAt)) : `方案已没有的服务（${weekdaysText(choice.weekdays)}）`
  const lunch = choice.lunch === null ? '' : choice.lunch ? '，用餐' : '，不用餐'
  const nap = typeof choice.nap === 'boolean' ? (choice.nap ? '，午休' : '，不午休') : ''
  return `${said}${choice.duration === 'untilPickedUp' ? '，提前接走' : ''}${lunch}${nap}`
}

function formLines(form: ApplicationForm, { priorityGroups }: Offered): ReviewLine[] {
  const group = form.priorityGroup === null ? '' : (priorityGroups.find(({ key }) => key === form.priorityGroup)?.name ?? '方案已没有的类别')
  const lines = [
    { name: '离校', says: joined(departureWords[form.departure], form.collectorNote) },
    { name: '接送困难', says: form.pickUpDifficulty, marked: true },
    { name: '优先对象', says: joined(group, form.priorityNote), marked: true },
    { name: '健康提示', says: form.healthNote, marked: true },
  ]
  return lines.filter(({ says }) => says !== '')
}

const joined = (...parts: string[]) => parts.filter(Boolean).join('：')

/** Under universal admission no willing child is refused, so the way is not even shown (R-002, FR-032). */
export const mayRefuse = ({ audience }: Pick<SchoolPlan, 'audience'>) => audience.admission !== 'universal'

export const decidedText = (decision: Decision, count: number) =>
  ({ pass: `已通过 ${count} 份申请。`, return: `已退回 ${count} 份申请，家长会收到原因。`, refuse: `${count} 份申请不通过，家长会收到原因。` })[decision]

/** 林知夏、段承昕 等 5 人: names stay short, the number says the rest. */
export function namesText(names: readonly string[]) {
  return names.length > 4 ? `${names.slice(0, 3).join('、')}等 ${names.length} 人` : names.join('、')
}
