import type { Input, Output } from 'cloud/contract/operations'
import { dateTyped } from '@/ui/date-typed'
import { stageWords, timeWords } from './draw-view'

export type DrawDesk = Output<'listDraws'>
export type OfficeDraw = DrawDesk['draws'][number]

export interface NewDraw {
  title: string
  courseIds: string[]
  opensOn: string
  opensTime: string
  closesOn: string
  closesTime: string
  limit: number
  groups: string[]
  points: number
  credits: boolean
}

export const emptyDraw: NewDraw = { title: '', courseIds: [], opensOn: '', opensTime: '08:00', closesOn: '', closesTime: '18:00', limit: 1, groups: [], points: 2, credits: true }

/** `8:00`, `0800` or `8：00` as `08:00`; null where it is no clock time. */
export function clockTyped(typed: string): string | null {
  const found = /^(\d{1,2})[:：.]?(\d{2})$/.exec(typed.trim())
  if (!found) return null
  const [, hours = '', minutes = ''] = found
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : null
}

const instantTyped = (day: string, time: string) => {
  const [date, clock] = [dateTyped(day), clockTyped(time)]
  return date && clock ? `${date}T${clock}:00+08:00` : null
}

export type CheckedDraw = { kind: 'ready'; draw: Input<'createDraw'> } | { kind: 'incomplete'; fault: string }

/** What the office has filled in, as it would be sent; or the first thing that is missing. */
export function checkDraw({ title, courseIds, limit, groups, points, credits, ...when }: NewDraw): CheckedDraw {
  const [opensAt, closesAt] = [instantTyped(when.opensOn, when.opensTime), instantTyped(when.closesOn, when.closesTime)]
  const fault = (words: string): CheckedDraw => ({ kind: 'incomplete', fault: words })
  if (title.trim() === '') return fault('请写这次抽签的名称。')
  if (courseIds.length === 0) return fault('请勾选要抽签的课程。')
  if (!opensAt) return fault('请写清楚哪天几点开始排志愿。')
  if (!closesAt) return fault('请写清楚哪天几点截止。')
  return { kind: 'ready', draw: { title: title.trim(), courseIds, opensAt, closesAt, limitPerChild: limit, priorityGroups: groups, priorityPoints: points, countsCredits: credits } }
}

export const courseOption = ({ courseId, title, capacity, ...time }: DrawDesk['candidates'][number]) => ({ value: courseId, label: title, note: `${timeWords(time)} · ${capacity} 个名额` })

/** Where a draw stands, as the office sees it. */
export function officeStage(draw: OfficeDraw, now: string): ReturnType<typeof stageWords> {
  if (draw.status === 'draft') return { words: '草稿，家长看不到', tone: 'todo' }
  if (draw.status === 'cancelled') return { words: '已取消', tone: 'calm' }
  return stageWords(draw, now)
}
