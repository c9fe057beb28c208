import type { Output } from 'cloud/contract/operations'
import { dateOf, fullDateWords } from '@/wording/dates'

export type Decision = NonNullable<Output<'readConsent'>['decision']>

const decided: Record<Decision['decision'], (on: string) => string> = {
  granted: (on) => `您在${on}同意了这份规则。想撤回，可以到“我的数据”里办理。`,
  refused: (on) => `您在${on}选择了不同意。可以随时重新选择。`,
  withdrawn: (on) => `您在${on}撤回了同意。可以随时重新选择。`,
}

/** What the guardian last decided, and how to change it. */
export const decisionText = ({ decision, decidedAt }: Decision) => decided[decision](fullDateWords(dateOf(decidedAt)))

const recordWords: Record<Decision['decision'], string> = { granted: '同意', refused: '不同意', withdrawn: '撤回同意' }

/** One line of the record of decisions. */
export const recordText = ({ decision, version, decidedAt }: Decision) => `${fullDateWords(dateOf(decidedAt))} ${recordWords[decision]}（规则版本 ${version}）`
