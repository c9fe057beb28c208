import type { Output } from 'cloud/contract/operations'
import { fullDateWords } from '@/wording/dates'

export type Insurance = Output<'readInsurance'>

export interface InsuranceNotice {
  tone: 'info' | 'todo'
  title: string
  text: string
}

const noHindrance = '登记与否都不影响孩子参加。'

/** What stands above the form: whether the child waits for it, and why. */
export function insuranceNotice({ child, mode, decision, neededOn, record }: Insurance): InsuranceNotice | null {
  if (decision === 'allowed') return null
  const over = record ? `登记的保险到${fullDateWords(record.validTo)}为止。` : ''
  if (decision === 'blocked') {
    return { tone: 'todo', title: '方案要求先有保险', text: `${over}登记${over ? `在${fullDateWords(neededOn)}仍有效的保险` : ''}后，${child.name}才能开始参加。其他手续已办完的，登记当天就开始。` }
  }
  return { tone: 'info', title: mode === 'required' ? '方案要求给孩子投保' : '方案鼓励给孩子投保', text: `${over}${noHindrance}` }
}

/** Whether the family has something to record here; the school's own insurance asks nothing of it. */
export const isAsked = ({ mode }: Pick<Insurance, 'mode'>) => mode === 'required' || mode === 'encouraged'

/** Why nothing is asked, where that is so. */
export const notAskedWords = ({ mode }: Pick<Insurance, 'mode'>) => (mode === 'school' ? '由学校投保，不需要您登记。' : '本校方案没有要求登记保险，不需要填写。')

export const insuranceUrl = (childId: string) => `/features/family/insurance/index?childId=${childId}`
