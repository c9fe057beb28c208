import type { Input, Output } from 'cloud/contract/operations'
import type { LeaveSessionView, LeaveView } from 'cloud/contract/leave'
import type { ChoiceOption } from '@/ui/choice'
import { dateWords, instantWords } from '@/wording/dates'
import { allServices, severalDays, type LeaveDraft, type LeaveReason } from './leave-draft'

export type LeaveSheet = Output<'readLeave'>
type SessionsOf = Pick<LeaveSheet, 'sessions' | 'as' | 'asOf'>

export const reasonWords: Record<Exclude<LeaveReason, 'other'>, string> = { ill: '生病', family: '家里有事' }
export const reasonOptions: ChoiceOption<LeaveReason>[] = [
  { value: 'ill', label: reasonWords.ill },
  { value: 'family', label: reasonWords.family },
  { value: 'other', label: '其他' },
]

/** Whether leave filed now would count for a session; staff enter it whenever they hear of it. */
const isOpen = ({ as, asOf }: Pick<LeaveSheet, 'as' | 'asOf'>, { cancelled, leaveId, fileUntil }: LeaveSessionView) => !cancelled && leaveId === null && (as === 'staff' || Date.parse(fileUntil) >= Date.parse(asOf))

const held = ({ sessions }: Pick<LeaveSheet, 'sessions'>) => sessions.filter(({ cancelled }) => !cancelled)

/** The days on which the child is expected or excused, in order. */
export const daysOf = (sheet: Pick<LeaveSheet, 'sessions'>): string[] => [...new Set(held(sheet).map(({ date }) => date))]

const titles = (sessions: readonly LeaveSessionView[]) => [...new Set(sessions.map(({ title }) => title))].join('、')

/** What is said of a day below it: what there is, what is excused already, and for what it is too late. */
function dayNote(sheet: SessionsOf, date: string): string {
  const sessions = held(sheet).filter((session) => session.date === date)
  const open = sessions.filter((session) => isOpen(sheet, session))
  const excused = sessions.filter(({ leaveId }) => leaveId !== null)
  const late = sessions.filter((session) => session.leaveId === null && !isOpen(sheet, session))
  return [
    ...(open.length > 0 ? [open.map(({ title, time }) => `${title}${time ? ` ${time}` : ''}`).join('，')] : []),
    ...(excused.length > 0 ? [`${titles(excused)}已请假`] : []),
    ...(late.length > 0 ? [`${titles(late)}已过请假时间，请打电话联系老师`] : []),
  ].join('；')
}

const nearDays = 2

/** The next two days of service, and any others. A day for which nothing can be filed says why. */
export function dayOptions(sheet: SessionsOf & Pick<LeaveSheet, 'today'>): ChoiceOption<string>[] {
  const days = daysOf(sheet)
  const near = days.slice(0, nearDays).map((date) => ({
    value: date,
    label: date === sheet.today ? `今天，${dateWords(date)}` : dateWords(date),
    note: dayNote(sheet, date),
    disabled: !sheet.sessions.some((session) => session.date === date && isOpen(sheet, session)),
  }))
  return days.length > 1 ? [...near, { value: severalDays, label: '别的日子，或几天' }] : near
}

export interface Span {
  fromOn: string
  toOn: string
}

export function spanOf(sheet: Pick<LeaveSheet, 'sessions'>, { day, from, to }: Pick<LeaveDraft, 'day' | 'from' | 'to'>): Span | null {
  const days = daysOf(sheet)
  if (day === severalDays) return from !== null && to !== null && from <= to && days.includes(from) && days.includes(to) ? { fromOn: from, toOn: to } : null
  return day !== null && days.includes(day) ? { fromOn: day, toOn: day } : null
}

/** The services of the chosen days for which leave can be filed; asked only where there is more than one. */
export function serviceOptions(sheet: SessionsOf, span: Span | null): ChoiceOption<string>[] {
  if (!span) return []
  const open = sheet.sessions.filter((session) => session.date >= span.fromOn && session.date <= span.toOn && isOpen(sheet, session))
  const services = [...new Map(open.map(({ serviceKey, serviceName }) => [serviceKey, serviceName]))]
  if (services.length < 2) return []
  return [{ value: allServices, label: `${services.map(([, name]) => name).join('、')}都请` }, ...services.map(([value, name]) => ({ value, label: `只请${name}` }))]
}

export type CheckedLeave = { kind: 'ready'; leave: Input<'fileLeave'> } | { kind: 'incomplete'; day: string | null; dates: string | null; service: string | null }

export function checkLeaveDraft(sheet: LeaveSheet, draft: LeaveDraft): CheckedLeave {
  const span = spanOf(sheet, draft)
  const options = serviceOptions(sheet, span)
  const isAsked = options.length > 0
  const service = options.find(({ value }) => value === draft.service)?.value ?? null
  const isClosed = dayOptions(sheet).find(({ value }) => value === draft.day)?.disabled ?? true
  if (span && !isClosed && (!isAsked || service !== null)) {
    const serviceKey = isAsked && service !== allServices ? service : null
    return { kind: 'ready', leave: { childId: sheet.child.childId, ...span, serviceKey, reason: reasonText(draft) } }
  }
  const isReversed = draft.from !== null && draft.to !== null && draft.to < draft.from
  return {
    kind: 'incomplete',
    day: draft.day === null || isClosed ? '请选择哪一天' : null,
    dates: draft.day === severalDays && !span ? (isReversed ? '最后一天要在第一天以后' : '请选择从哪天到哪天') : null,
    service: span && isAsked && service === null ? '请选择请哪一项' : null,
  }
}

const reasonText = ({ reason, words }: LeaveDraft) => (reason === null ? '' : reason === 'other' ? words.trim() : reasonWords[reason])

/** 9月8日 周二, or 9月8日 周二至9月11日 周五. */
export const spanWords = ({ fromOn, toOn }: Span) => (fromOn === toOn ? dateWords(fromOn) : `${dateWords(fromOn)}至${dateWords(toOn)}`)

/** A leave in a few lines: which, why, who filed it when. */
export function leaveLines({ serviceName, reason, filedBy, filedAt, byStaff, withdrawnAt }: LeaveView): string[] {
  return [
    serviceName ?? '全部服务',
    ...(reason ? [`原因：${reason}`] : []),
    `${filedBy}${byStaff ? '老师登记' : '提交'}，${instantWords(filedAt)}`,
    ...(withdrawnAt ? [`${instantWords(withdrawnAt)}取消`] : []),
  ]
}

/** Until when leave is filed, in the plan's minutes. */
export function cutOffWords({ minutesBefore, as }: Pick<LeaveSheet, 'minutesBefore' | 'as'>): string {
  if (as === 'staff') return '按家长的话登记，开始以后也可以登记；家长会收到消息。'
  return minutesBefore === null || minutesBefore === 0 ? '每项服务开始以前都可以请假。' : `每项服务开始前 ${minutesBefore} 分钟截止请假。`
}
