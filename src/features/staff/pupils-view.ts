import { fullDateWords } from '@/wording/dates'
import { answerWords } from './staff-words'
import type { BindCode, Pupil, PupilList } from './use-pupils'

type Asking = Pick<PupilList, 'insuranceMode'>

/** Whether the plan has families record insurance at all. */
export const asksInsurance = ({ insuranceMode }: Asking) => insuranceMode === 'required' || insuranceMode === 'encouraged'

export function pupilNote(list: Asking, { guardians, status, insuredTo }: Pupil): string {
  const bound = guardians > 0 ? `已绑定 ${guardians} 位家长` : '没有家长绑定'
  // Where it is only encouraged, nobody is counted as missing.
  const missing = list.insuranceMode === 'required' ? ['没有登记保险'] : []
  const insured = insuredTo && asksInsurance(list) ? [`保险到${fullDateWords(insuredTo)}`] : missing
  return [bound, answerWords(status), ...insured].join(' · ')
}

/** The roster numbers of pupils whom nobody has bound yet. */
export const unbound = (pupils: readonly Pupil[]) => pupils.filter(({ guardians }) => guardians === 0).map(({ rosterNo }) => rosterNo)

/** All codes for a sheet: one line a pupil, columns apart by tabs so that a table takes them in. */
export const codesText = (codes: readonly BindCode[]) =>
  ['学号\t姓名\t绑定码\t有效期', ...codes.map(({ rosterNo, childName, code, expiresOn }) => [rosterNo, childName, code, expiresOn].join('\t'))].join('\n')

/** One code as a message to one family. */
export const codeText = ({ childName, code, expiresOn }: BindCode) => `${childName}的课后服务绑定码：${code}，有效期到${fullDateWords(expiresOn)}，只能用一次。`
