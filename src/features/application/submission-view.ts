import type { ApplicationForm, ApplicationView, ServiceChoice, StudentRequest } from 'cloud/contract/application'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { feeText, weekdaysText } from 'cloud/rules/plan-words'
import { seasonsOn } from 'cloud/rules/day-times'
import { hoursOf } from 'cloud/rules/timetable'
import { departureWords } from '@/wording/application'
import { instantWords } from '@/wording/dates'

export interface SentFact {
  name: string
  says: string
}

export interface SentPart {
  title: string
  facts: SentFact[]
}

type Offered = Pick<SchoolPlan, 'services' | 'priorityGroups' | 'seasons' | 'bells' | 'lessonTimes'>

export const napWords = (nap: boolean) => (nap ? '午休' : '不午休，安静活动')

export const durationWords: Record<ServiceChoice['duration'], string> = { whole: '全程', untilPickedUp: '提前接走' }

/** When a service is there for one grade, by the season that a date lies in. */
export const hoursFor = (plan: Pick<SchoolPlan, 'seasons' | 'bells' | 'lessonTimes'>, service: Pick<ServiceOffering, 'slots' | 'weekdays'>, grade: number, date: string) =>
  hoursOf(plan, service, { grade, weekday: null, seasons: seasonsOn(plan.seasons, date) })

/** What is about to be sent, or was sent, in the family's words: first each service, then the rest. */
export function sentParts(offered: Offered, grade: number, form: ApplicationForm, date: string): SentPart[] {
  const services = form.services.map((choice): SentPart => {
    const service = offered.services.find(({ key }) => key === choice.serviceKey)
    return { title: service?.name ?? '方案已没有的服务', facts: service ? choiceFacts(offered, service, grade, choice, date) : [] }
  })
  return [...services, { title: '离校和说明', facts: restFacts(offered, form) }]
}

function choiceFacts(offered: Offered, service: ServiceOffering, grade: number, { weekdays, duration, lunch, nap }: ServiceChoice, date: string): SentFact[] {
  return [
    { name: '时间', says: `${weekdaysText(weekdays) || '星期未公布'} ${hoursFor(offered, service, grade, date).words || '时间未公布'}` },
    { name: '时长', says: durationWords[duration] },
    ...(lunch === null ? [] : [{ name: '午餐', says: lunch ? '用餐' : '不用餐' }]),
    ...(typeof nap === 'boolean' ? [{ name: '午休', says: napWords(nap) }] : []),
    ...(service.itemsToBring ? [{ name: '自带物品', says: service.itemsToBring }] : []),
    { name: '费用', says: feeText(service, grade) },
  ]
}

function restFacts({ priorityGroups }: Offered, form: ApplicationForm): SentFact[] {
  const group = priorityGroups.find(({ key }) => key === form.priorityGroup)?.name
  const written = [
    { name: '接送说明', says: form.collectorNote },
    { name: '接送困难', says: form.pickUpDifficulty },
    { name: '优先对象', says: group ?? '不申请' },
    { name: '优先情况说明', says: form.priorityNote },
    { name: '健康提示', says: form.healthNote },
  ]
  return [{ name: '离校方式', says: departureWords[form.departure] }, ...written.filter(({ says }) => says !== '')]
}

/** What the child itself asked for, in its own words. */
export function requestParts({ services }: Pick<SchoolPlan, 'services'>, { serviceKeys, words, enteredBy, requestedAt }: StudentRequest): SentPart {
  const names = serviceKeys.map((key) => services.find((service) => service.key === key)?.name ?? '方案已没有的服务')
  return {
    title: '孩子提出的',
    facts: [
      { name: '想参加', says: names.join('、') },
      ...(words ? [{ name: '孩子的话', says: words }] : []),
      { name: '填写', says: `${enteredBy === 'teacher' ? '班主任按孩子的纸条登记' : '孩子在家长手机上填写'}，${instantWords(requestedAt)}` },
    ],
  }
}

/** What a family that does not take part had to say. */
export function declineParts({ declineReason, departurePlan }: Pick<ApplicationView, 'declineReason' | 'departurePlan'>): SentPart[] {
  return [
    {
      title: '不参加课后服务',
      facts: [
        { name: '原因', says: declineReason || '没有填写' },
        { name: '放学安排', says: departurePlan || '没有填写' },
      ],
    },
  ]
}
