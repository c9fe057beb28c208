import type { Input, Output } from 'cloud/contract/operations'
import { noticePeriod } from 'cloud/rules/public-list'
import { dateWords } from '@/wording/dates'

export type NoticeEntry = Output<'readNoticeDraft'>['entries'][number]

export interface NoticeFilled {
  days: string
  contact: string
}

export const emptyNotice: NoticeFilled = { days: '', contact: '' }

/** The plan's own number of days where it states one, else what was typed; null while that is no such number. */
export function daysOf(typed: string, fixedDays: number | null): number | null {
  if (fixedDays !== null) return fixedDays
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0
  return days >= 1 && days <= 30 ? days : null
}

export function noticeInput({ days, contact }: NoticeFilled, fixedDays: number | null): Input<'publishNotice'> | null {
  const counted = daysOf(days, fixedDays)
  return counted !== null && contact.trim() ? { days: counted, contact: contact.trim() } : null
}

export const noticeErrors = ({ days, contact }: NoticeFilled, fixedDays: number | null) => ({
  days: daysOf(days, fixedDays) === null ? '请填写 1 到 30 之间的天数' : null,
  contact: contact.trim() ? null : '请填写联系方式，家长有意见时要用',
})

/** 今天算第 1 天，最后一天是9月10日 周四. Empty while the number of days is not known. */
export function lastDayText(today: string, days: number | null) {
  return days === null ? '' : `今天算第1天，最后一天是${dateWords(noticePeriod(today, days).closesOn)}。`
}

export const entryText = ({ className, services }: NoticeEntry) => `${className} · ${services.join('、')}`
