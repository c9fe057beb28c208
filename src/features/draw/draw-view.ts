import type { Output } from 'cloud/contract/operations'
import type { DrawHead, DrawLeftOut } from 'cloud/contract/draw'
import type { BadgeTone } from '@/ui/badge'
import { instantWords, weekdayName } from '@/wording/dates'

export type DrawSheet = Output<'readDraw'>
export type DrawChild = DrawSheet['children'][number]
export type RankedCourse = DrawSheet['courses'][number]
export type DrawResult = Output<'readDrawResult'>
export type ChildResult = DrawResult['children'][number]

export const timeWords = ({ weekday, startsAt, endsAt }: { weekday: number; startsAt: string; endsAt: string }) => `${weekdayName(weekday)} ${startsAt}–${endsAt}`

export type Stage = 'early' | 'open' | 'closed' | 'run'

/** Where a draw stands at an instant: ranking has not begun, is open, is over, or the seed is out. */
export function stageOf({ status, opensAt, closesAt }: Pick<DrawHead, 'status' | 'opensAt' | 'closesAt'>, now: string): Stage {
  if (status === 'drawn' || status === 'done') return 'run'
  if (status !== 'published' || Date.parse(now) >= Date.parse(closesAt)) return 'closed'
  return Date.parse(now) < Date.parse(opensAt) ? 'early' : 'open'
}

/** 还有1天9小时, rounded down; an empty text once it is over. */
export function countdownWords(until: string, now: string): string {
  const minutes = Math.floor((Date.parse(until) - Date.parse(now)) / 60_000)
  if (minutes < 0) return ''
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days > 0) return `还有${days}天${hours > 0 ? `${hours}小时` : ''}`
  return hours > 0 ? `还有${hours}小时${minutes % 60 > 0 ? `${minutes % 60}分` : ''}` : `还有${minutes}分钟`
}

export function stageWords(draw: DrawHead, now: string): { words: string; tone: BadgeTone } {
  switch (stageOf(draw, now)) {
    case 'early':
      return { words: `${instantWords(draw.opensAt)}开始排志愿`, tone: 'calm' }
    case 'open':
      return { words: `${instantWords(draw.closesAt)}截止，${countdownWords(draw.closesAt, now)}`, tone: 'todo' }
    case 'closed':
      return { words: '已截止，等抽签结果', tone: 'calm' }
    case 'run':
      return { words: '抽签已完成', tone: 'good' }
  }
}

export const missingWords = (missing: DrawChild['courses'][number]['missing']) =>
  missing && { not_active: '截止前办完报名手续才算数', weekday: '孩子没有报名这一天的服务，截止前报上才算数', clash: '与孩子已有的课时间冲突，截止前退掉那门才算数' }[missing]

/** Courses that all of these children can rank, as the first of them sees them. */
export function choicesFor(sheet: DrawSheet, children: DrawChild[]): { course: RankedCourse; missing: string | null }[] {
  const [first, ...others] = children
  return (first?.courses ?? []).flatMap(({ courseId, missing }) => {
    const course = sheet.courses.find((each) => each.courseId === courseId)
    const shared = others.every((other) => other.courses.some((each) => each.courseId === courseId))
    return course && shared ? [{ course, missing: missingWords(missing) || null }] : []
  })
}

/** A list with one of its items moved by a step; at an end it stays. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const to = at + by
  if (to < 0 || to >= list.length) return [...list]
  const next = [...list]
  next[at] = list[to] as T
  next[to] = list[at] as T
  return next
}

/** Brothers and sisters who could be drawn together with this child: some course is for both. */
export const siblingsFor = (sheet: DrawSheet, child: DrawChild) =>
  sheet.children.filter((other) => other.childId !== child.childId && other.courses.some(({ courseId }) => child.courses.some((own) => own.courseId === courseId)))

const leftOutWords: Record<DrawLeftOut, string> = {
  cancelled: '这门课已停开，没有参加抽签',
  grade: '截止时孩子不在这门课的年级，没有参加抽签',
  not_active: '截止时孩子的报名手续没有办完，没有参加抽签',
  weekday: '截止时孩子没有这一天的服务，没有参加抽签',
  clash: '截止时与孩子已有的课时间冲突，没有参加抽签',
  limit: '截止时孩子的课已到上限，没有参加抽签',
  together: '一起抽签的孩子当时选不了这门，没有参加抽签',
}

export interface PathStep {
  key: string
  title: string
  time: string
  words: string
  got: boolean
}

/** What became of every choice, in the order in which the turn went through them. */
export function pathOf({ path, leftOut, turn, dropped, waitsFor }: ChildResult, { courses }: Pick<DrawResult, 'courses'>): PathStep[] {
  const courseOf = (courseId: string) => courses.find((course) => course.courseId === courseId)
  const step = (courseId: string, words: string, got = false): PathStep => {
    const course = courseOf(courseId)
    return { key: courseId, title: course?.title ?? '已撤下的课', time: course ? timeWords(course) : '', words, got }
  }
  const tried = path.map(({ courseId, outcome, clashesWith }) => {
    if (dropped.includes(courseId)) return step(courseId, '抽中了，但登记名额时孩子已退出，或已在同一时间选了别的课，名额没有登记')
    switch (outcome) {
      case 'received':
        return step(courseId, `第 ${turn} 个轮到，还有名额，得到了`, true)
      case 'full':
        return step(courseId, `第 ${turn} 个轮到，名额已被前面的孩子选完${waitsFor.includes(courseId) ? '，已排队候补' : ''}`)
      case 'clash':
        return step(courseId, `与刚得到的“${courseOf(clashesWith ?? '')?.title ?? ''}”时间冲突，跳过`)
      case 'limit':
        return step(courseId, '已得到这次最多能得的门数，跳过')
    }
  })
  return [...tried, ...leftOut.map(({ courseId, reason }) => step(courseId, leftOutWords[reason]))]
}
