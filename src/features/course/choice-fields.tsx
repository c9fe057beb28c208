import { Choice } from '@/ui/choice'
import type { Wish } from './shortlist'

type Choices = Pick<Wish, 'ifFull' | 'onOffer' | 'ifClash'>

const fullOptions = [
  { value: 'wait', label: '排队候补', note: '有人退出时按先后顺序给名额' },
  { value: 'leave', label: '不排队' },
] as const
export const offerOptions = [
  { value: 'ask', label: '先问我', note: '名额为您保留一段时间，等您确认' },
  { value: 'take', label: '直接入选', note: '不再问我，马上选上' },
] as const
const clashOptions = [
  { value: 'refuse', label: '不换', note: '保留已选的课，这一门不选' },
  { value: 'replace', label: '换成这门', note: '选上这门后才退掉冲突的课；没选上就不退' },
] as const

interface ChoiceFieldsProps {
  choices: Choices
  onChange: (changes: Partial<Choices>) => void
  /** Tied to another wish: then nobody waits. */
  tied?: boolean
  askClash?: boolean
}

/** What should happen where it does not go as wished, in plain words. */
export function ChoiceFields({ choices, onChange, tied, askClash = true }: ChoiceFieldsProps) {
  return (
    <>
      {tied ? null : <Choice label='没有名额时' options={fullOptions} value={choices.ifFull} onChange={(ifFull) => onChange({ ifFull })} />}
      {tied || choices.ifFull === 'leave' ? null : <Choice label='候补轮到时' options={offerOptions} value={choices.onOffer} onChange={(onOffer) => onChange({ onOffer })} />}
      {askClash ? <Choice label='与已选的课冲突时' options={clashOptions} value={choices.ifClash} onChange={(ifClash) => onChange({ ifClash })} /> : null}
    </>
  )
}
