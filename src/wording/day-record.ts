import type { DayRecord } from 'cloud/contract/day-record'
import { clockWords } from './dates'

const states: Record<DayRecord['state'], [string, 'calm' | 'good' | 'bad']> = {
  present: ['已到', 'good'],
  late: ['迟到', 'good'],
  leave: ['请假', 'calm'],
  missing: ['没有到', 'bad'],
  cancelled: ['取消', 'calm'],
  notYet: ['', 'calm'],
  unrecorded: ['没有记录', 'calm'],
}

/** How a session went, in a word; empty while nobody could know. */
export const recordBadge = (record: DayRecord | null): [string, 'calm' | 'good' | 'bad'] => (record ? states[record.state] : ['', 'calm'])

/** 16:18 到，16:30 交接，17:22 奶奶接走. */
export const recordWords = (record: DayRecord | null): string =>
  record
    ? [record.arrivedAt && `${clockWords(record.arrivedAt)} 到`, record.handedOverAt && `${clockWords(record.handedOverAt)} 交接`, record.departure && `${clockWords(record.departure.at)} ${leftWords(record.departure)}`].filter(Boolean).join('，')
    : ''

const leftWords = ({ how, toName }: NonNullable<DayRecord['departure']>) => (how === 'collected' ? `${toName}接走` : how === 'returned' ? '回班' : '自己离校')
