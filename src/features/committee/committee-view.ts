import type { CommitteeDecision, CommitteeItem } from './use-committee'

/** 三年级1班 · 午托、晚托: all that a member needs, and all that a member sees. */
export const itemNote = ({ className, services }: CommitteeItem) => `${className} · ${services.join('、')}`

export const decidedText = (decision: CommitteeDecision, count: number) => (decision === 'pass' ? `已通过 ${count} 份申请。` : `已退回 ${count} 份申请，家长会收到原因。`)
