import { View } from '@tarojs/components'
import type { RollSummary } from 'cloud/contract/attendance'
import { serverNow } from '@/client/server-clock'
import { CheckLine } from '@/ui/check-line'
import { TextInput } from '@/ui/text-input'
import { hasBegun, paperTime } from '../roll-view'

export interface Paper {
  isOn: boolean
  typed: string
  tried: boolean
}

/** Entering what was taken on paper: one time for every mark, and each bears where it comes from. */
export function PaperPart({ roll, paper, onChange }: { roll: RollSummary; paper: Paper; onChange: (paper: Paper) => void }) {
  // Nobody has a sheet of paper of what has not begun.
  if (!hasBegun(roll, serverNow())) return null
  const time = paperTime(paper.typed, roll.heldOn, serverNow())
  const fault = (paper.tried || paper.typed.length >= 5) && 'fault' in time ? time.fault : null
  return (
    <View className='roll-paper'>
      <CheckLine checked={paper.isOn} onChange={(isOn) => onChange({ ...paper, isOn, tried: false })}>
        补录纸质点名
      </CheckLine>
      {paper.isOn ? (
        <TextInput label='纸上写的点名时间' hint='填一次，下面点的都按这个时间记，并注明“纸质补录”。如 16:25' max={5} value={paper.typed} error={fault} onChange={(typed) => onChange({ ...paper, typed })} />
      ) : null}
    </View>
  )
}
