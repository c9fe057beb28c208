import { serverNow } from '@/client/server-clock'
import { dateWords, dayWords } from '@/wording/dates'
import type { DueRecord, Written } from './use-records'

/** A clock time as people type it — 11:30, 11：30, 1130, 9.05 — as `11:30`; null where it is none. */
export function clockTyped(typed: string): string | null {
  const found = /^(\d{1,2})\D?(\d{2})$/.exec(typed.trim())
  if (!found) return null
  const [, hour = '', minute = ''] = found
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

/** The clock in Shanghai, by the server's as far as this phone has heard it; whoever knows better types over it. */
export const clockNow = () => new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

export const everyNames = { lesson: '每节', day: '每天', week: '每周', month: '每月', term: '每学期' } as const

export const periodWords = ({ from, to }: { from: string; to: string }) => (from === to ? dateWords(from) : `${dayWords(from)}–${dayWords(to)}`)

export const recordUrl = (duty: string, heldOn: string) => `/features/records/write/index?duty=${encodeURIComponent(duty)}&heldOn=${heldOn}`

export const dueTitle = ({ duty, every }: Pick<DueRecord, 'duty' | 'every'>) => (every ? `${duty}（${everyNames[every]}）` : duty)

export const presentWords = (present: number | null, expected: number | null) => (present === null || expected === null ? null : `应到 ${expected} 人，点名到 ${present} 人`)

export const writtenHead = ({ rollName, heldOn }: Pick<Written, 'rollName' | 'heldOn'>) => `${rollName}　${dateWords(heldOn)}`

export const safetyNames = { patrol: '安全巡查', gate: '门岗来访', venue: '场地检查' } as const
