import type { CourseQuota, CourseView } from '../contract/course'
import { dayWords } from './date-words'
import { gradesText } from './plan-check/words'

/** What a family must know of a course before choosing opens. */
export type AdmissionFacts = Pick<
  CourseView,
  'admission' | 'drawPlanned' | 'grades' | 'opensAt' | 'closesAt' | 'gradeOpenings' | 'changeUntil' | 'capacity' | 'quotas' | 'minimum' | 'offerMinutes'
> &
  Partial<Pick<CourseView, 'drawHeld'>>

/**
 * How places of a course are given, in plain words and before choosing opens: the mode, from when each grade may choose,
 * places and those kept for some, from how many on it takes place, what happens where it is full (FR-014, FR-042; R-006,
 * One whole sentence each, in the order in which a family asks. Times are of Asia/Shanghai.
 */
export const admissionSentences = (course: AdmissionFacts): string[] => [modeSentence(course), placesSentence(course), ...minimumSentence(course), ...laterSentences(course)]

/** The same as one text. */
export const admissionSentence = (course: AdmissionFacts): string => admissionSentences(course).join('')

/** An instant → 9月8日 15:30. Shanghai has no summer time. */
function instantText(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${dayWords(local.slice(0, 10))} ${local.slice(11, 16)}`
}

/** A day's first minute is the day itself: 9月10日. */
const fromText = (instant: string) => instantText(instant).replace(/ 00:00$/, '')

function modeSentence(course: AdmissionFacts): string {
  const span = `${openingText(course)}，${instantText(course.closesAt)}截止`
  switch (course.admission) {
    case 'assigned':
      return course.drawPlanned ? '用抽签决定，排志愿的时间由学校另行通知；早交晚交机会一样。' : '由学校统一安排，不用自己选。'
    case 'draw':
      if (course.drawHeld) return `抽签已完成，还有空位的，先到先得补选：${span}。`
      return `抽签决定：先排志愿，早交晚交机会一样。抽签后还有空位的，先到先得补选：${span}。`
    case 'firstCome':
      return `先到先得：${span}。`
  }
}

/** Grades that may choose at the same time stand together, the earliest first. */
function openingText({ grades, opensAt, gradeOpenings }: AdmissionFacts): string {
  const byInstant = new Map<number, number[]>()
  for (const grade of [...grades].sort((a, b) => a - b)) {
    const at = Date.parse(gradeOpenings.find((opening) => opening.grades.includes(grade))?.opensAt ?? opensAt)
    byInstant.set(at, [...(byInstant.get(at) ?? []), grade])
  }
  const openings = [...byInstant].sort(([a], [b]) => a - b).map(([at, own]) => ({ at: instantText(new Date(at).toISOString()), own }))
  if (openings.length <= 1) return `${openings[0]?.at ?? instantText(opensAt)}开始选`
  return `${openings.map(({ at, own }) => `${gradesText(own)}${at}`).join('；')}开始选`
}

const placesSentence = ({ capacity, quotas }: AdmissionFacts) => [`${capacity} 个名额`, ...quotas.map((quota, index) => quotaText(quota, index > 0))].join('，') + '。'

function quotaText({ places, name, until }: CourseQuota, isFurther: boolean): string {
  const kept = `${isFurther ? '另有' : '其中'} ${places} 个保留给${name}`
  return until === null ? `${kept}，一直保留` : `${kept}，未用完的${fromText(until)}起向所有人开放`
}

const minimumSentence = ({ minimum }: AdmissionFacts) => (minimum === null ? [] : [`不足 ${minimum} 人不开班。`])

/** Whole days and hours as such: 1440 minutes are 24 小时, 4320 are 3 天. */
function heldText(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 1440) return `${minutes / 1440} 天`
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}

function laterSentences({ admission, offerMinutes, changeUntil }: AdmissionFacts): string[] {
  const change = changeUntil === null ? [] : [`${instantText(changeUntil)}以前可以自己退课、换课。`]
  if (admission === 'assigned') return change
  return [`选满后可以排队候补，空出的名额按先后给；要先问您的，为您保留 ${heldText(offerMinutes)}。`, ...change]
}
