import type { Output } from 'cloud/contract/operations'
import type { BadgeTone } from '@/ui/badge'

export type OfficeWaiver = Output<'listWaivers'>['waivers'][number]
export type OfficeRelief = Output<'listReliefs'>['reliefs'][number]

export const pupilWords = ({ childName, className, rosterNo }: Pick<OfficeWaiver, 'childName' | 'className' | 'rosterNo'>) => `${childName}　${className} ${rosterNo}号`

/** The plan's word on how a request may be decided. */
export function ruleWords({ listed, obligation, planPercent }: Pick<OfficeWaiver, 'listed' | 'obligation' | 'planPercent'>): string {
  const gives = planPercent === null ? '减多少由学校定' : planPercent === 100 ? '免收' : `减收 ${planPercent}%`
  if (obligation === 'must') return listed ? `${gives}；在上级名单里，必须减免` : `${gives}；符合条件的必须减免，孩子不在上级名单里，请核对`
  return `${gives}；由学校决定，须写理由${listed ? '；在上级名单里' : ''}`
}

export const mayDeny = ({ listed, obligation }: Pick<OfficeWaiver, 'listed' | 'obligation'>) => !(listed && obligation === 'must')

const stages: Record<OfficeWaiver['status'], { name: string; tone: BadgeTone }> = {
  waiting: { name: '待审核', tone: 'todo' },
  granted: { name: '已同意', tone: 'good' },
  denied: { name: '没有同意', tone: 'calm' },
  withdrawn: { name: '已收回', tone: 'calm' },
}

export const waiverStage = ({ status }: Pick<OfficeWaiver, 'status'>) => stages[status]

export const percentWords = (percent: number) => (percent === 100 ? '免收' : `减收 ${percent}%`)

/** A percentage as typed; null where it is none that can be granted. */
export function percentOf(typed: string): number | null {
  const text = typed.trim().replace(/[%％]$/, '')
  if (!/^\d{1,3}([.．]\d{1,2})?$/.test(text)) return null
  const percent = Number(text.replace('．', '.'))
  return percent > 0 && percent <= 100 ? percent : null
}

export interface Filled {
  percent: string
  reason: string
}

/** What is missing of a decision; null where nothing is. */
export function missingOf(waiver: OfficeWaiver, decision: 'grant' | 'deny', { percent, reason }: Filled): { percent: string | null; reason: string | null } | null {
  const noPercent = decision === 'grant' && waiver.planPercent === null && percentOf(percent) === null
  const noReason = reason.trim() === '' && (decision === 'deny' || mayDeny(waiver))
  return noPercent || noReason ? { percent: noPercent ? '请填大于 0、不超过 100 的数，最多两位小数' : null, reason: noReason ? '请写明理由，家长会看到' : null } : null
}
