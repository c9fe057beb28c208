import { addDays } from 'cloud/rules/dates'
import { dateWords, instantWords } from '@/wording/dates'
import { answerText, servicesText } from '@/wording/exit'
import type { OfficeExit } from './use-exits'

export const isOpen = ({ status }: Pick<OfficeExit, 'status'>) => status === 'waiting' || status === 'delayed'

/** One exit as the office reads it: who, what, until when; then only what there is to say. */
export const exitCard = (exit: OfficeExit) => ({
  title: `${exit.childName} · ${exit.className} ${exit.rosterNo}号`,
  note: `${exit.filedBy}，${instantWords(exit.filedAt)}提交`,
  lines: [
    { name: '退出', says: servicesText(exit) },
    { name: '最后一天', says: dateWords(exit.lastDay) },
    { name: '离校安排', says: exit.collectionNote },
    { name: '原因', says: exit.reason },
    { name: '答复', says: answerText(exit) },
  ].filter(({ says }) => says !== ''),
  warning: exit.barredByPlan && isOpen(exit) ? '方案写明学期中不能退出，但参加是自愿的，不能因此拒绝；请同意，或写明原因暂缓一次。' : null,
})

/** The latest day to which all of these may be delayed; null where one of them has been delayed already. */
export function sharedLimit(exits: readonly OfficeExit[]): string | null {
  const limits = exits.map(({ delayLimit }) => delayLimit)
  return limits.includes(null) ? null : ((limits as string[]).sort()[0] ?? null)
}

/** Days that a delay may last to: three days, a week, and as long as it may be. */
export function delayOptions(today: string, limit: string) {
  const days = [addDays(today, 3), addDays(today, 7), limit].filter((date, index, all) => date <= limit && all.indexOf(date) === index)
  return days.map((date) => ({ value: date, label: dateWords(date), note: date === limit ? '最晚的一天' : undefined }))
}
