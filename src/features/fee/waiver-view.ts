import type { Output } from 'cloud/contract/operations'
import type { WaiverGroupView, WaiverRequestView } from 'cloud/contract/waiver'
import type { BadgeTone } from '@/ui/badge'
import { instantWords } from '@/wording/dates'

export type WaiverSheet = Output<'readWaiver'>

/** How much a waiver takes off, in words. */
export function givesWords({ percent, obligation }: Pick<WaiverGroupView, 'percent' | 'obligation'>): string {
  if (percent === null) return `${obligation === 'must' ? '符合条件的必须减免，' : ''}减多少由学校审批`
  const gives = percent === 100 ? '免收' : `减收 ${percent}%`
  return obligation === 'must' ? `${gives}，符合条件的必须减免` : gives
}

/** Where a child stands with a group, and what the family has to do: mostly nothing. */
export function standing({ state, listed, grantedPercent, obligation }: WaiverGroupView): { name: string; tone: BadgeTone; says: string | null } {
  if (state === 'granted') return { name: '已减免', tone: 'good', says: `${grantedPercent === 100 ? '已免收' : `已减收 ${grantedPercent}%`}，账单会自动减，不需要再办` }
  if (state === 'waiting') return { name: '审核中', tone: 'todo', says: '学校正在审核，有结果会告诉您' }
  if (listed && obligation === 'must') return { name: '在名单里', tone: 'todo', says: '孩子在上级名单里，学校必须减免；还没有减的话请提交申请' }
  return { name: listed ? '在名单里' : '可以申请', tone: 'calm', says: listed ? '孩子在上级名单里，提交申请后优先审核' : null }
}

export const groupOptions = ({ groups }: Pick<WaiverSheet, 'groups'>) => groups.filter(({ state }) => state === 'open').map(({ group, percent, obligation }) => ({ value: group, label: group, note: givesWords({ percent, obligation }) }))

const stages: Record<WaiverRequestView['status'], { name: string; tone: BadgeTone }> = {
  waiting: { name: '审核中', tone: 'todo' },
  granted: { name: '已同意', tone: 'good' },
  denied: { name: '没有同意', tone: 'calm' },
  withdrawn: { name: '已收回', tone: 'calm' },
}

export const requestStage = ({ status }: Pick<WaiverRequestView, 'status'>) => stages[status]

/** What became of a request; null while nothing did. */
export function answerWords({ status, percent, reason, decidedAt }: WaiverRequestView): string | null {
  if (decidedAt === null || status === 'waiting') return null
  const decided = status === 'granted' ? (percent === 100 ? '同意免收' : `同意减收 ${percent}%`) : '没有同意'
  return `${instantWords(decidedAt)}，${decided}${reason ? `。理由：${reason}` : ''}`
}
