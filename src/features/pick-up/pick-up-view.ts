import type { DepartureView, WishHow } from 'cloud/contract/pick-up'
import type { Relation } from 'cloud/contract/family'
import { relationNames } from '@/wording/family'
import type { PickUp } from './use-pick-up'

interface Way {
  how: WishHow | null
  leavesAt: string | null
  note: string
}

const howWords: Record<WishHow, string> = { collected: '有人来接', independent: '自己离校' }

/** How a child goes home, in one line: 17:00 提前离开，有人来接（外婆来接）. */
export function wayWords({ how, leavesAt, note }: Way): string {
  if (how === null) return '还没有说明，老师会等人来接'
  return `${leavesAt ? `${leavesAt} 提前离开，` : ''}${howWords[how]}${note ? `（${note}）` : ''}`
}

/** A guardian's relation by its name, a collector's by its own word. */
export const relationWords = (relation: string): string => relationNames[relation as Relation] ?? relation

/** An instant's clock in Shanghai: 17:24. */
export const clockOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)

/** What became of a child: 17:24 由林奶奶接走. */
export function leftWords({ how, toName, at }: Pick<DepartureView, 'how' | 'toName' | 'at'>): string {
  if (how === 'collected') return `${clockOf(at)} 由${toName}接走`
  return how === 'independent' ? `${clockOf(at)} 自己离校` : `${clockOf(at)} 带回${toName}`
}

/** `HH:MM` as minutes after midnight. */
export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const step = 10
const earliest = 60

/** When a child may leave before the end, to tap instead of typing; the latest first. Nothing where the end is not stated. */
export function earlierTimes(endsAt: string | null, chosen: string | null): string[] {
  if (endsAt === null) return chosen ? [chosen] : []
  const last = Math.floor((minutesOf(endsAt) - 1) / step) * step
  const times = Array.from({ length: earliest / step }, (_, index) => clock(last - index * step))
  return chosen && !times.includes(chosen) ? [chosen, ...times] : times
}

/** When the stay usually ends: the latest of the days to come. */
export const usualEnd = ({ days }: Pick<PickUp, 'days'>): string | null => days.map(({ endsAt }) => endsAt).filter((each) => each !== null).sort().at(-1) ?? null

export interface WishDraft {
  how: WishHow | null
  leavesAt: string | null
  note: string
}

/** What a tap fills in, so that nobody has to write 外婆来接. */
export const noteFor = (name: string) => `${name}来接`
