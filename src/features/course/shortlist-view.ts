import { opensFor, overlaps } from 'cloud/rules/course-choice'
import { instantWords } from '@/wording/dates'
import { isFull, obstacleWords, type MenuRow } from './course-words'
import { isSame, type Wish } from './shortlist'
import { heldOf, obstacleNow, type Held } from './standing-view'
import type { ChildMenu, FamilyMenus } from './use-family-menus'

/** `send` goes with the next submission; `later` opens later; `blocked` would be refused for certain; `done` and `gone` need no sending any more. */
export type Fate = 'send' | 'later' | 'blocked' | 'done' | 'gone'

/** One wish as it looks before it is sent. */
export interface WishLine {
  wish: Wish
  row: MenuRow | null
  childName: string
  fate: Fate
  /** What will happen, or why it cannot: a sentence each. */
  says: string[]
  /** When it opens, in milliseconds of the server's clock; null where it is open or never will be. */
  opensAt: number | null
}

interface Planned extends Held {
  number: number
  opensAt: number
}

interface ChildPlan {
  held: Held[]
  planned: Planned[]
}

/**
 * The shortlist looked through before it is sent, by the very rule that decides it: in order, each wish against what the
 * child has and what the wishes above would add. A wish that an earlier one stands in the way of is still sent, for the
 * earlier one may fail.
 */
export function linesOf(wishes: readonly Wish[], { menus }: Pick<FamilyMenus, 'menus'>, now: Date): WishLine[] {
  const plans = new Map(menus.map((menu) => [menu.child.childId, { held: heldOf(menu), planned: [] } as ChildPlan]))
  const lines = wishes.map((wish, index) => {
    const menu = menus.find(({ child }) => child.childId === wish.childId)
    const row = menu?.rows.find(({ course }) => course.courseId === wish.courseId) ?? null
    const plan = plans.get(wish.childId)
    const line = { wish, row, childName: menu?.child.name ?? '' }
    if (!menu || !row || !plan) return { ...line, fate: 'gone' as const, says: ['这门课已不在本学期的课程里，请移走。'], opensAt: null }
    return { ...line, ...looked({ wish, row, menu, plan, number: index + 1, now }) }
  })
  return lines.map((line) => withTied(line, lines))
}

interface Looked {
  wish: Wish
  row: MenuRow
  menu: ChildMenu
  plan: ChildPlan
  number: number
  now: Date
}

function looked(facts: Looked): Pick<WishLine, 'fate' | 'says' | 'opensAt'> {
  const { wish, row, menu, plan, now } = facts
  const { course } = row
  if (row.own) return { fate: 'done', says: [row.own.state === 'waiting' ? '已在候补，不用再提交。' : '已经选上，不用再提交。'], opensAt: null }
  const obstructed = { course, grade: menu.child.grade, clashesWith: null, coursesPerChild: menu.coursesPerChild }
  const kept = wish.ifClash === 'replace' ? plan.held.filter((each) => !overlaps(each, course)) : plan.held
  const obstacle = obstacleNow({ row, menu, held: kept, now })
  if (obstacle === 'clash') {
    const other = plan.held.find((each) => overlaps(each, course))?.title ?? row.clashesWith
    return { fate: 'blocked', says: [`${obstacleWords('clash', { ...obstructed, clashesWith: other })}要换课，请在下面选“换成这门”。`], opensAt: null }
  }
  if (obstacle && obstacle !== 'not_open') return { fate: 'blocked', says: [obstacleWords(obstacle, obstructed)], opensAt: null }
  const opensAt = opensFor(course, menu.child.grade).getTime()
  const says = [...replacedWords(facts), ...fullWords(facts), ...takenIn(facts, Math.max(opensAt, now.getTime()))]
  return obstacle === 'not_open' ? { fate: 'later', says: [`${instantWords(new Date(opensAt).toISOString())}开始选。`, ...says], opensAt } : { fate: 'send', says, opensAt: null }
}

function replacedWords({ wish, row: { course }, plan }: Looked): string[] {
  const given = wish.ifClash === 'replace' ? plan.held.filter((each) => overlaps(each, course)) : []
  return given.length > 0 ? [`选上后会退掉${given.map(({ title }) => `“${title}”`).join('')}；没选上就不退。`] : []
}

function fullWords({ wish, row: { course } }: Looked): string[] {
  if (!isFull(course)) return []
  if (wish.together !== null || wish.ifFull === 'leave') return ['现在已满，提交时还没有名额就选不上。']
  return [course.waiting > 0 ? `现在已满，前面有 ${course.waiting} 人候补，提交后排在后面。` : '现在已满，提交后排第一个候补。']
}

/** What the wishes above mean for this one; takes it into the child's plan where nothing stands in its way. */
function takenIn({ wish, row: { course }, menu, plan, number }: Looked, opensAt: number): string[] {
  // One that opens later is not there yet when this one is sent.
  const before = plan.planned.filter((each) => overlaps(each, course) && each.opensAt <= opensAt)
  const first = before[0]
  if (first && wish.ifClash === 'refuse') return [`与第 ${first.number} 项“${first.title}”时间冲突：那一项选上或排上候补，这一项就不选；没有，才选这一项。`]
  const kept = (each: Held) => wish.ifClash === 'refuse' || !overlaps(each, course)
  const [held, planned] = [plan.held.filter(kept), plan.planned.filter(kept)]
  const { coursesPerChild } = menu
  if (coursesPerChild !== null && held.length + planned.length >= coursesPerChild) return [`最多选 ${coursesPerChild} 门：前面的都选上，这一项就不选；没有，才选这一项。`]
  plan.held = held
  plan.planned = [...planned, { ...course, number, opensAt }]
  return first ? [`与第 ${first.number} 项“${first.title}”时间冲突：这一项选上后，那一项会退掉。`] : []
}

/** Wishes that are tied go together: one that cannot be sent yet keeps back the others. */
function withTied(line: WishLine, lines: readonly WishLine[]): WishLine {
  const { together } = line.wish
  if (together === null) return line
  const others = lines.filter((each) => each.wish.together === together && each !== line)
  const says = [...line.says, `与${others.map(nameOf).join('、')}一起：都有名额才选上；不能一起选上，就都不选、也不排队。`]
  if (line.fate !== 'send') return { ...line, says }
  const keeping = others.find(({ fate }) => fate !== 'send')
  if (!keeping) return { ...line, says }
  return { ...line, fate: keeping.fate === 'later' ? 'later' : 'blocked', opensAt: keeping.opensAt, says: [...says, `${nameOf(keeping)}现在不能提交，这一项也先不提交。`] }
}

/** 林小满的“合唱”. */
export const nameOf = ({ childName, wish }: Pick<WishLine, 'childName' | 'wish'>) => `${childName}的“${wish.title}”`

export const toSend = (lines: readonly WishLine[]) =>
  lines.filter(({ fate }) => fate === 'send').map(({ wish: { childId, courseId, ifFull, onOffer, ifClash, together } }) => ({ childId, courseId, ifFull, onOffer, ifClash, together }))

/** When the next wish opens; null where none waits for its time. */
export function nextOf(lines: readonly WishLine[]): number | null {
  const times = lines.flatMap(({ opensAt }) => (opensAt === null ? [] : [opensAt]))
  return times.length > 0 ? Math.min(...times) : null
}

export const wishOf = (wishes: readonly Wish[], childId: string, courseId: string) => wishes.findIndex((wish) => isSame(wish, { childId, courseId }))

/** How a wish will be done, in one line. */
export function choiceWords({ ifFull, onOffer, ifClash, together }: Pick<Wish, 'ifFull' | 'onOffer' | 'ifClash' | 'together'>): string {
  const full = together !== null ? '没名额就不选' : ifFull === 'leave' ? '没名额就不候补' : `没名额就候补，轮到时${onOffer === 'take' ? '直接入选' : '先问我'}`
  return `${full}；与已选的课冲突，${ifClash === 'replace' ? '就换成这门' : '就不选这门'}`
}
