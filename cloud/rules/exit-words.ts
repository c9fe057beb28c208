import type { SchoolPlan } from '../contract/plan-document'
import { refundText } from './plan-words'

/** One of a plan's terms for leaving; null where the plan does not say. */
export interface ExitTerm {
  name: string
  says: string | null
}

/** A plan's terms for leaving, in words: what it does not say is null, and money is then for finance. */
export function exitTerms({ exit, refunds, complaintPhone }: Pick<SchoolPlan, 'exit' | 'refunds' | 'complaintPhone'>): ExitTerm[] {
  const atExit = refunds.filter(({ trigger }) => trigger === 'exit' || trigger === 'settlement')
  return [
    { name: '书面申请', says: exit.written === null ? null : exit.written ? '需要，这一页就是书面申请' : '不需要另写，在这一页提交即可' },
    { name: '学校同意', says: approvalText(exit) },
    { name: '学期中退出', says: exit.midTermExit === null ? null : exit.midTermExit ? '可以' : '方案写明不能；参加是自愿的，仍可以提交，由学校处理' },
    { name: '退费', says: refundText({ refunds: atExit }) || '未公布，由学校财务决定' },
    { name: '以后再加入', says: exit.rejoin === null ? null : exit.rejoin ? '可以，重新报名即可' : '全部退出后，本学期不能再加入' },
    ...(complaintPhone === null ? [] : [{ name: '投诉电话', says: complaintPhone }]),
  ]
}

function approvalText({ approval, decideWithinDays, silenceApproves }: SchoolPlan['exit']): string {
  if (approval === null) return '方案没有要求，提交后直接办理'
  if (!approval) return '不需要，提交后直接办理'
  if (decideWithinDays === null) return '需要，几天内答复未公布'
  return `需要，${decideWithinDays} 天内答复${silenceApproves ? '，到期没有答复就算同意' : ''}`
}
