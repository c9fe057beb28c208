import type { DayChangeKind, DayChangeView } from 'cloud/contract/day-change'
import type { Input, Output } from 'cloud/contract/operations'
import { clockTyped } from '@/ui/clock-typed'
import type { ChoiceOption } from '@/ui/choice'
import { dateTyped } from '@/ui/date-typed'
import { instantWords } from '@/wording/dates'
import { changeNames } from '@/wording/day-change'

export type DayRolls = Output<'readDayRolls'>
type Roll = DayRolls['rolls'][number]

/** A change while it is being written. */
export interface ChangeDraft {
  /** As it is typed. */
  heldOn: string
  serviceKey: string | null
  rollKey: string | null
  kind: DayChangeKind | null
  room: string
  startsAt: string
  endsAt: string
  reason: string
}

export const emptyChange: ChangeDraft = { heldOn: '', serviceKey: null, rollKey: null, kind: null, room: '', startsAt: '', endsAt: '', reason: '' }

/** Stands for every service, or every roll. */
export const all = 'all'

export const kindOptions: ChoiceOption<DayChangeKind>[] = [
  { value: 'cancelled', label: '暂停', note: '这一天不开展，家长要自己安排接送' },
  { value: 'room', label: '换教室' },
  { value: 'time', label: '改时间' },
  { value: 'special', label: '只发通知', note: '照常进行，告诉家长一句话' },
]

const childrenOf = (rolls: readonly Roll[]) => rolls.reduce((sum, { children }) => sum + children, 0)

export function serviceOptions({ rolls }: Pick<DayRolls, 'rolls'>): ChoiceOption<string>[] {
  const services = [...new Map(rolls.map(({ serviceKey, serviceName }) => [serviceKey, serviceName]))]
  const each = services.map(([value, label]) => ({ value, label, note: `${rolls.filter(({ serviceKey }) => serviceKey === value).length} 个班组或课程` }))
  return services.length > 1 ? [{ value: all, label: '这一天的全部服务' }, ...each] : each
}

export function rollOptions({ rolls }: Pick<DayRolls, 'rolls'>, serviceKey: string): ChoiceOption<string>[] {
  const own = rolls.filter((roll) => roll.serviceKey === serviceKey)
  return [
    { value: all, label: '全部', note: `${own.length} 个班组或课程` },
    ...own.map(({ rollKey, name, title, time, venue, cancelled, children }) => ({ value: rollKey, label: name === title ? name : `${name} · ${title}`, note: [time, venue, `${children} 名孩子`, cancelled ? '已暂停' : ''].filter(Boolean).join('，') })),
  ]
}

/** Which rolls the draft is about; none until both are chosen. */
export function chosenRolls({ rolls }: Pick<DayRolls, 'rolls'>, { serviceKey, rollKey }: Pick<ChangeDraft, 'serviceKey' | 'rollKey'>): Roll[] {
  if (serviceKey === null) return []
  if (serviceKey === all) return rolls
  return rollKey === null ? [] : rolls.filter((roll) => roll.serviceKey === serviceKey && (rollKey === all || roll.rollKey === rollKey))
}

export interface Missing {
  heldOn: string | null
  where: string | null
  kind: string | null
  room: string | null
  time: string | null
  reason: string | null
}

export type CheckedChange = { kind: 'ready'; change: Input<'announceDayChange'>; rolls: Roll[] } | { kind: 'incomplete'; missing: Missing }

export function checkChange(day: DayRolls | null, draft: ChangeDraft): CheckedChange {
  const heldOn = dateTyped(draft.heldOn)
  const rolls = day ? chosenRolls(day, draft) : []
  const [startsAt, endsAt] = draft.kind === 'time' ? [clockTyped(draft.startsAt), clockTyped(draft.endsAt)] : [null, null]
  const room = draft.kind === 'room' ? draft.room.trim() : null
  const isTimed = draft.kind !== 'time' || (startsAt !== null && endsAt !== null && startsAt < endsAt)
  const reason = draft.reason.trim()
  if (heldOn && rolls.length > 0 && draft.kind !== null && room !== '' && isTimed && reason !== '') {
    const where = { serviceKey: draft.serviceKey === all ? null : draft.serviceKey, rollKey: draft.serviceKey === all || draft.rollKey === all ? null : draft.rollKey }
    return { kind: 'ready', change: { heldOn, kind: draft.kind, ...where, room, startsAt, endsAt, reason }, rolls }
  }
  return {
    kind: 'incomplete',
    missing: {
      heldOn: heldOn ? null : '请填写日期，如 2026-9-8',
      where: rolls.length > 0 ? null : '请选择哪里有变动',
      kind: draft.kind === null ? '请选择怎样变动' : null,
      room: room === '' ? '请填写换到哪间教室' : null,
      time: isTimed ? null : '请填写开始和结束的钟点，结束要晚于开始',
      reason: reason === '' ? '请写明原因，家长会看到' : null,
    },
  }
}

/** Whom a change concerns, before it is sent: 三年级1班等 4 个班组或课程，共 120 人次. */
export const concernedWords = (rolls: readonly Roll[]): string => (rolls.length === 1 ? `${rolls[0]?.name}，${rolls[0]?.children} 名孩子` : `${rolls[0]?.name}等 ${rolls.length} 个班组或课程，共 ${childrenOf(rolls)} 人次`)

/** A change in a line: 换到美术室, or 15:00–16:00. */
export function changeText({ kind, room, startsAt, endsAt }: Pick<DayChangeView, 'kind' | 'room' | 'startsAt' | 'endsAt'>): string {
  if (kind === 'room') return `换到${room}`
  return kind === 'time' ? `改到 ${startsAt}–${endsAt}` : changeNames[kind]
}

export const whereWords = ({ serviceName, rollName }: Pick<DayChangeView, 'serviceName' | 'rollName'>) => [serviceName ?? '全部服务', rollName ?? (serviceName ? '全部班组和课程' : null)].filter(Boolean).join(' · ')

export const madeWords = ({ madeBy, madeAt, undoneAt }: Pick<DayChangeView, 'madeBy' | 'madeAt' | 'undoneAt'>) => `${madeBy}，${instantWords(madeAt)}通知${undoneAt ? `；${instantWords(undoneAt)}撤销` : ''}`
