import type { ExitView } from 'cloud/contract/exit'
import type { Input, Output } from 'cloud/contract/operations'
import { addDays, mondayOf } from 'cloud/rules/dates'
import { startOfExit } from 'cloud/rules/exit-request'
import { weekdaysText } from 'cloud/rules/plan-words'
import { dateWords } from '@/wording/dates'
import type { ExitDraft } from './exit-draft'

export type ExitSheet = Output<'readExit'>
type Service = ExitSheet['services'][number]

const chosenOf = ({ services }: Pick<ExitSheet, 'services'>, { serviceKeys }: Pick<ExitDraft, 'serviceKeys'>) => services.filter(({ serviceKey }) => serviceKeys.includes(serviceKey))

/** One service as a choice: its days, and the courses that go with it. */
export function serviceOption({ serviceKey, name, weekdays, courses }: Service) {
  const titles = courses.map(({ title, state }) => (state === 'joined' ? title : `${title}（候补）`))
  const note = [weekdaysText(weekdays), ...(titles.length > 0 ? [`课程：${titles.join('、')}`] : [])].filter(Boolean).join('；')
  return { value: serviceKey, label: name, note: note || undefined }
}

/** The last day of this week on which the services are there; null where none is left after today. */
export function lastOfWeek({ today, services }: Pick<ExitSheet, 'today' | 'services'>, draft: Pick<ExitDraft, 'serviceKeys'>): string | null {
  const chosen = chosenOf({ services }, draft)
  const weekdays = (chosen.length > 0 ? chosen : services).flatMap((each) => each.weekdays)
  const last = addDays(mondayOf(today), Math.max(...(weekdays.length > 0 ? weekdays : [5])) - 1)
  return last > today && last <= lastPossible({ services }) ? last : null
}

const lastPossible = ({ services }: Pick<ExitSheet, 'services'>) => services.map(({ endsOn }) => endsOn).sort().at(-1) ?? ''

export function dayOptions(sheet: ExitSheet, draft: Pick<ExitDraft, 'serviceKeys'>) {
  const week = lastOfWeek(sheet, draft)
  return [
    { value: 'today' as const, label: `今天，${dateWords(sheet.today)}` },
    ...(week ? [{ value: 'week' as const, label: `本周最后一次，${dateWords(week)}` }] : []),
    { value: 'other' as const, label: '别的日期', note: `${dateWords(sheet.today)}到${dateWords(lastPossible(sheet))}` },
  ]
}

/** The date within a span that has this month and day; a term is shorter than a year, so there is one at most. */
export function dateWithin(month: string, day: string, from: string, to: string): string | null {
  const ending = `-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`
  return [from, to].map((date) => `${date.slice(0, 4)}${ending}`).find((date) => date >= from && date <= to && addDays(date, 0) === date) ?? null
}

function lastDayOf(sheet: ExitSheet, draft: ExitDraft): string | null {
  if (draft.day === 'today') return sheet.today
  if (draft.day === 'week') return lastOfWeek(sheet, draft)
  return draft.day === 'other' ? dateWithin(draft.month, draft.date, sheet.today, lastPossible(sheet)) : null
}

export type CheckedExit = { kind: 'ready'; exit: Input<'requestExit'> } | { kind: 'incomplete'; services: string | null; lastDay: string | null }

export function checkExitDraft(sheet: ExitSheet, draft: ExitDraft): CheckedExit {
  const serviceKeys = chosenOf(sheet, draft).map(({ serviceKey }) => serviceKey)
  const lastDay = lastDayOf(sheet, draft)
  if (serviceKeys.length > 0 && lastDay !== null) {
    return { kind: 'ready', exit: { childId: sheet.child.childId, serviceKeys, lastDay, reason: draft.reason.trim(), collectionNote: draft.collectionNote.trim() } }
  }
  const missing = draft.day === 'other' ? `请填${dateWords(sheet.today)}到${dateWords(lastPossible(sheet))}之间的日期` : '请选择最后一天'
  return { kind: 'incomplete', services: serviceKeys.length > 0 ? null : '请选择要退出的服务', lastDay: lastDay === null ? missing : null }
}

/** What an exit will do, in the order in which a family asks: when, courses, money, the school. */
export function effectsOf(sheet: ExitSheet, { serviceKeys, lastDay }: Input<'requestExit'>): { name: string; says: string }[] {
  const chosen = chosenOf(sheet, { serviceKeys })
  const titles = (has: boolean) => chosen.flatMap(({ courses }) => courses.filter(({ state }) => (state === 'joined') === has).map(({ title }) => `“${title}”`)).join('、')
  const [joined, waiting] = [titles(true), titles(false)]
  const never = chosen.every(({ startsOn }) => startsOn > lastDay)
  return [
    { name: '退出', says: chosen.map(({ name }) => name).join('、') + (chosen.length === sheet.services.length ? '（全部服务）' : '') },
    { name: '最后一天', says: never ? `${dateWords(lastDay)}，服务还没有开始，不再参加` : `${dateWords(lastDay)}，这一天照常参加，第二天起不再参加` },
    ...(joined ? [{ name: '已选的课', says: `${joined}上到最后一天，之后名额让给候补的孩子` }] : []),
    ...(waiting ? [{ name: '候补的课', says: `${waiting}办好后立即取消候补` }] : []),
    { name: '费用', says: sheet.terms.find(({ name }) => name === '退费')?.says ?? '未公布，由学校财务决定' },
    { name: '学校', says: schoolText(sheet, lastDay) },
  ]
}

function schoolText({ exit, term, today }: ExitSheet, lastDay: string): string {
  const start = startOfExit(exit, term, lastDay, today)
  if (start.kind === 'atOnce') return '不需要批准，提交后直接办好'
  const by = start.answerBy ? `，最晚${dateWords(start.answerBy)}答复${start.silenceApproves ? '，到期没有答复就算同意' : ''}` : ''
  return `提交后由学校答复${by}；答复前可以收回`
}

/** What holds until the last day is over. */
export function nowText({ status, carriedOut }: Pick<ExitView, 'status' | 'carriedOut'>): string {
  if (status === 'waiting' || status === 'delayed') return '。学校答复前孩子照常参加，答复后您会收到消息'
  return status === 'approved' && !carriedOut ? '。这一天照常参加，课程名额第二天让出' : ''
}
