import type { FundUse, StaffWork } from 'cloud/contract/pay'
import type { Output } from 'cloud/contract/operations'

export type PayWork = Output<'readPayWork'>
export type PaySheet = Output<'readPaySheet'>
type Person = PayWork['staff'][number]
type Scheme = NonNullable<PayWork['scheme']>

export const periodWords = (period: string) => (period === 'term' ? '整个学期' : `${Number(period.slice(5))}月`)

/** With two decimals, as an account is read. */
export const yuan = (fen: number) => `${fen < 0 ? '−' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

export const fundOptions: { value: FundUse; label: string }[] = [
  { value: 'managementSubsidy', label: '管理补助' },
  { value: 'outsideStaff', label: '外聘人员' },
  { value: 'consumables', label: '耗材和维护' },
  { value: 'none', label: '不从课时费里减' },
]

/** One person's month while it is typed; numbers are text until they are saved. */
export interface TypedWork {
  lessons: string
  minutes: string
  guardDays: string
  score: string
  counts: Record<string, string>
  percents: Record<string, string>
  lost: Record<string, string>
}

export function typedOf({ entered }: Person): TypedWork {
  if (!entered) return { lessons: '', minutes: '', guardDays: '', score: '', counts: {}, percents: {}, lost: {} }
  const some = (value: number | null) => (value === null || value === 0 ? '' : String(value))
  const typed: TypedWork = { lessons: String(entered.lessons), minutes: String(entered.minutes), guardDays: some(entered.guardDays), score: entered.score === null ? '' : String(entered.score), counts: {}, percents: {}, lost: {} }
  for (const { key, count } of entered.units) typed.counts[key] = some(count)
  for (const { key, count, percent, minutes } of entered.lapses) {
    typed.counts[key] = some(count)
    typed.percents[key] = percent === null ? '' : String(percent)
    typed.lost[key] = some(minutes)
  }
  return typed
}

const whole = (text: string | undefined) => (text === undefined || text.trim() === '' ? 0 : /^\d{1,5}$/.test(text.trim()) ? Number(text) : null)
const decimal = (text: string | undefined) => (text === undefined || text.trim() === '' ? 'none' : /^\d{1,4}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : null)

const given = (value: number | string | null) => (typeof value === 'number' ? value : null)

/** What was typed as it is saved; null where something is no number. */
export function workOf(scheme: Scheme, typed: TypedWork): StaffWork | null {
  const [lessons, minutes, guardDays, score] = [whole(typed.lessons), whole(typed.minutes), whole(typed.guardDays), decimal(typed.score)]
  if (lessons === null || minutes === null || guardDays === null || score === null) return null
  const units = scheme.units.map(({ key }) => ({ key, count: whole(typed.counts[key]) }))
  const lapses = scheme.deductions.map(({ key }) => ({ key, count: whole(typed.counts[key]), percent: decimal(typed.percents[key]), minutes: typed.lost[key]?.trim() ? whole(typed.lost[key]) : 0 }))
  if (units.some(({ count }) => count === null) || lapses.some(({ count, percent, minutes: lost }) => count === null || percent === null || lost === null)) return null
  return {
    lessons,
    minutes,
    guardDays,
    score: given(score),
    units: units.flatMap(({ key, count }) => (count ? [{ key, count }] : [])),
    lapses: lapses.flatMap(({ key, count, percent, minutes: lost }) => (count ? [{ key, count, percent: given(percent), minutes: lost ? lost : null }] : [])),
  }
}

/** What of a month stands entered, in a line. */
export function enteredWords({ formula }: Scheme, { entered }: Person): string {
  if (!entered) return '还没有填'
  const lapses = entered.lapses.reduce((sum, { count }) => sum + count, 0)
  const units = entered.units.reduce((sum, { count }) => sum + count, 0)
  const parts = [formula === 'hourly' ? `${entered.minutes} 分钟` : formula === 'units' ? `${units} 次` : `${entered.lessons} 节`]
  if (entered.guardDays > 0) parts.push(`安保 ${entered.guardDays} 天`)
  if (lapses > 0) parts.push(`扣减 ${lapses} 次`)
  if (entered.score !== null) parts.push(`得分 ${entered.score}`)
  return parts.join('，')
}

/** Where a score out of families' answers comes from, and how many it stands on. */
export const familyScoreWords = ({ valid }: NonNullable<PayWork['staff'][number]['families']>, source: PayWork['scoreSource']) => `${source ? `“${source.title}”（${source.closedOn} 截止），` : ''}${valid} 户家庭评价，折成 100 分。供参考，以您填的为准。`

export const keptWords = ({ kept }: Person) => (kept.lessons === 0 ? '本月没有点名记录' : `点名记录：${kept.lessons} 节${kept.minutes === null ? '' : `，${kept.minutes} 分钟`}`)
