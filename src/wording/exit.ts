import type { ExitView } from 'cloud/contract/exit'
import { dateWords } from './dates'

type Stage = Pick<ExitView, 'status' | 'carriedOut'>

/** How far an exit is, for the family and the office alike. */
export function exitStage({ status, carriedOut }: Stage): { name: string; tone: 'calm' | 'good' | 'todo' } {
  switch (status) {
    case 'waiting':
      return { name: '等学校答复', tone: 'todo' }
    case 'delayed':
      return { name: '学校暂缓答复', tone: 'todo' }
    case 'withdrawn':
      return { name: '已收回', tone: 'calm' }
    case 'approved':
      return carriedOut ? { name: '已退出', tone: 'calm' } : { name: '已办好', tone: 'good' }
  }
}

export const servicesText = ({ services }: Pick<ExitView, 'services'>) => services.map(({ name }) => name).join('、')

const approvedWords: Record<NonNullable<ExitView['approvedAs']>, string> = {
  atOnce: '不需要学校批准，提交后已直接办好。',
  bySchool: '学校已同意。',
  bySilence: '到期没有答复，已按同意办理。',
}

/** What the school has said, or by when it has to. */
export function answerText({ status, approvedAs, answerBy, silenceApproves, delayReason }: Pick<ExitView, 'status' | 'approvedAs' | 'answerBy' | 'silenceApproves' | 'delayReason'>): string {
  if (status === 'withdrawn') return '家长已收回，没有退出。'
  if (approvedAs) return approvedWords[approvedAs]
  const by = answerBy ? `最晚${dateWords(answerBy)}答复${silenceApproves ? '，到期没有答复就算同意' : ''}。` : '方案没有公布几天内答复。'
  return delayReason ? `暂缓的原因：${delayReason}。${by}` : by
}
