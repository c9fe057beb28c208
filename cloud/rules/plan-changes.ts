import type { PlanChange } from '../contract/plan'
import type { SchoolPlan } from '../contract/plan-document'
import { change, gradeChanges, isSame, isUnstated, namedChange, type ConcernedChild, type GradeSide } from './change-list'
import { courseChanges } from './course-changes'
import { pointWords } from './day-times'
import * as words from './part-words'
import { serviceChanges } from './service-changes'
import { agreementChanges } from './text-changes'
import { gradesOf } from './timetable'

export type { ConcernedChild } from './change-list'

type Key = keyof SchoolPlan
type Concerns = (before: SchoolPlan, after: SchoolPlan, child: ConcernedChild) => boolean

interface Part {
  area: string
  title: string
  /** What the part says; a part without words is told by its name alone. */
  words?: (plan: SchoolPlan) => string | null
  concerns: Concerns
}

const everyone: Concerns = () => true
/** How the school organises itself, and the steps of an application, which keeps the version it was made under. */
const nobody: Concerns = () => false

const part = (area: string, title: string, concerns: Concerns, inWords?: Part['words']): Part => ({ area, title, concerns, ...(inWords ? { words: inWords } : {}) })

const audienceConcerns: Concerns = (before, after, { grade }) =>
  gradesOf(before).includes(grade) !== gradesOf(after).includes(grade) || before.audience.admission !== after.audience.admission || before.audience.text !== after.audience.text
const eatsLunch: Concerns = (_before, _after, { choices }) => choices === null || choices.some(({ lunch }) => lunch === true)

/** The parts that are compared as a whole, in the order in which they are told. */
const parts: Record<Exclude<Key, 'services' | 'courses' | 'agreements' | 'homework' | 'bells' | 'lessonTimes'>, Part> = {
  offering: part('方案', '是否开展', everyone, words.offeringWords),
  effective: part('方案', '有效期', everyone, words.effectiveWords),
  audience: part('方案', '面向对象', audienceConcerns, words.audienceWords),
  seasons: part('时间', '季节', everyone, words.seasonsWords),
  venuePolicy: part('方案', '场地', everyone, words.venueWords),
  menu: part('活动与课程', '课程菜单', (_before, after, { choices }) => after.services.some(({ key, withCourses }) => withCourses && (choices === null || choices.some(({ serviceKey }) => serviceKey === key)))),
  lunch: part('费用', '午餐', eatsLunch, words.lunchWords),
  waivers: part('费用', '减免', everyone, words.waiversWords),
  refunds: part('费用', '退费', everyone, words.refundsWords),
  exit: part('报名', '加入与退出', everyone, words.exitWords),
  chain: part('报名', '办理步骤', nobody, words.chainWordsOf),
  chainWords: part('报名', '步骤叫法', nobody, words.stepNamesOf),
  noticeDays: part('报名', '公示天数', nobody, words.noticeDaysWords),
  priorityGroups: part('报名', '优先对象', everyone, words.priorityWords),
  insurance: part('安全', '保险', everyone, words.insuranceWords),
  safety: part('安全', '安全措施', everyone, words.safetyWords),
  contact: part('联系', '联系人', everyone, words.contactWords),
  complaintPhone: part('联系', '投诉电话', everyone, ({ complaintPhone }) => complaintPhone),
  nonParticipants: part('其他', '不参加的学生', nobody, ({ nonParticipants }) => nonParticipants),
  pupilRecords: part('其他', '学生信息', everyone, ({ pupilRecords }) => pupilRecords),
  onlineLessons: part('其他', '线上课程', nobody, ({ onlineLessons }) => onlineLessons),
  letter: part('其他', '致家长的一封信', nobody),
  notes: part('其他', '其他说明', everyone, words.notesWords),
  title: part('方案', '标题', nobody, ({ title }) => title),
  modelTag: part('方案', '模式', nobody, ({ modelTag }) => modelTag),
  scheme: part('方案', '方案代号', nobody, ({ scheme }) => scheme),
  cycle: part('方案', '周期', nobody, () => '按学期'),
  bounds: part('学校安排', '时间要求', nobody),
  forbidden: part('学校安排', '禁止的内容', nobody, words.forbiddenWords),
  committeeApproval: part('学校安排', '家委会意见', nobody),
  grouping: part('学校安排', '编班', nobody),
  staffing: part('学校安排', '人员', nobody),
  attendance: part('学校安排', '请假与点名', everyone, words.attendanceWords),
  partners: part('学校安排', '校外参与', nobody),
  leaders: part('学校安排', '领导小组和负责人', nobody, words.leadersWords),
  accounts: part('学校安排', '经费', nobody),
  internal: part('学校安排', '内部规定', nobody),
  pay: part('学校安排', '劳务费', nobody),
  surveys: part('学校安排', '问卷安排', nobody),
  records: part('学校安排', '定期记录', nobody),
  inspections: part('学校安排', '督导检查', nobody),
  events: part('学校安排', '年度活动', nobody),
  figures: part('学校安排', '数字', nobody),
  ratios: part('学校安排', '比率', nobody),
  rules: part('学校安排', '规则级别', nobody),
}

/**
 * Every difference between two versions of a plan in plain words, the services first, and for each whether it touches
 * the child's grade and what was chosen for it (FR-009). Empty where the versions say the same. What a child's
 * signed texts are filled from always concerns the child, so that nobody is asked to sign what they were not told.
 */
export function planChanges(before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  return [
    ...serviceChanges(before, after, child),
    ...courseChanges(before, after, child),
    ...dayChanges(before, after, child),
    ...(Object.keys(parts) as (keyof typeof parts)[]).flatMap((key) => partChange(key, before, after, child)),
    ...homeworkChanges(before, after, child),
    ...agreementChanges(before, after, child),
    ...reordered(before, after),
  ]
}

function partChange(key: keyof typeof parts, before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  // A version of before there was such a part says nothing of it, and so may the next one.
  if (isSame(before[key], after[key]) || (before[key] === undefined && isUnstated(after[key]))) return []
  const { area, title, words: inWords, concerns } = parts[key]
  const touches = child !== null && concerns(before, after, child)
  if (!inWords) return [namedChange(area, title, before[key], after[key], touches)]
  const said = (plan: SchoolPlan) => (isUnstated(plan[key]) && key !== 'chain' ? null : inWords(plan))
  return [change(area, title, said(before), said(after), touches)]
}

const allGrades = (before: SchoolPlan, after: SchoolPlan) => [...new Set([...gradesOf(before), ...gradesOf(after)])].sort((a, b) => a - b)
const fits = ({ grades }: { grades: readonly number[] | null }, grade: number) => grades === null || grades.includes(grade)

/** The school's own day, from which times in words become clock times. */
function dayChanges(before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  const bells = ({ bells: all }: SchoolPlan, grade: number): GradeSide => {
    const own = all.filter((bell) => fits(bell, grade)).map(({ grades: _, ...bell }) => bell)
    return { says: own, words: own.map(({ mark, at }) => `${pointWords({ mark, plusMinutes: 0 })} ${at}`).join('、') }
  }
  const lessons = ({ lessonTimes }: SchoolPlan, grade: number): GradeSide => {
    const own = lessonTimes.filter((lesson) => fits(lesson, grade)).map(({ grades: _, ...lesson }) => lesson)
    return { says: own, words: own.map(({ half, lesson, startsAt, endsAt }) => `${pointWords({ half, lesson })} ${startsAt}–${endsAt}`).join('、') }
  }
  return [...byGrade('bells', '作息时刻', bells, before, after, child), ...byGrade('lessonTimes', '上课时间', lessons, before, after, child)]
}

function byGrade(key: 'bells' | 'lessonTimes', title: string, side: (plan: SchoolPlan, grade: number) => GradeSide, before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  if (isSame(before[key], after[key])) return []
  const told = gradeChanges('时间', title, allGrades(before, after), (grade) => ({ before: side(before, grade), after: side(after, grade) }), (grade) => grade === child?.grade)
  return told.length > 0 ? told : [namedChange('时间', title, before[key], after[key], false)]
}

function homeworkChanges(before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  if (isSame(before.homework, after.homework)) return []
  const side = ({ homework }: SchoolPlan, grade: number): GradeSide => {
    const limit = homework?.tables.find(({ key }) => key === homework.active)?.limits.find(({ grades }) => grades.includes(grade))
    const { grades: _, ...says } = limit ?? { grades: [] }
    return { says, words: limit ? [limit.mostMinutes !== null && `书面作业每天不超过 ${limit.mostMinutes} 分钟`, limit.text].filter(Boolean).join('，') : null }
  }
  const told = gradeChanges('其他', '作业要求', allGrades(before, after), (grade) => ({ before: side(before, grade), after: side(after, grade) }), (grade) => grade === child?.grade)
  return told.length > 0 ? told : [namedChange('其他', '作业要求', before.homework, after.homework, false)]
}

/** Lists that hold the same entries in another order say nothing new, yet the documents differ. */
function reordered(before: SchoolPlan, after: SchoolPlan): PlanChange[] {
  const lists = { services: ['服务项目', '服务的次序'], courses: ['活动与课程', '课程的次序'], agreements: ['协议', '协议的次序'] } as const
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((list) => {
    const [was, is] = [before[list].map(({ key }) => key), after[list].map(({ key }) => key)]
    const [area, title] = lists[list]
    const isOther = was.length === is.length && !isSame(was, is) && was.every((key) => is.includes(key))
    return isOther ? [namedChange(area, title, was, is, false)] : []
  })
}
