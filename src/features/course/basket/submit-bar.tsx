import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Countdown } from '../countdown'
import { nextOf, toSend, type WishLine } from '../shortlist-view'

interface SubmitBarProps {
  lines: WishLine[]
  onSend: (lines: Input<'chooseCourses'>['lines']) => void
}

/** The one main action: sends what can be sent now; before opening it counts down and then comes alive by itself. */
export function SubmitBar({ lines, onSend }: SubmitBarProps) {
  const opensAt = nextOf(lines)
  const ready = toSend(lines)
  const count = (fate: WishLine['fate']) => lines.filter((line) => line.fate === fate).length
  const [later, kept] = [count('later'), count('blocked') + count('gone') + count('done')]
  return (
    <ActionBar
      note={
        <>
          {opensAt === null ? null : <Countdown until={opensAt} />}
          {ready.length > 0 && later > 0 ? <View>{later} 项还没开始，先留在心愿单里。</View> : null}
          {kept > 0 ? <View>{kept} 项不会提交，原因写在那一项里。</View> : null}
        </>
      }
    >
      <Button block kind='primary' disabled={ready.length === 0} onClick={() => onSend(ready)}>
        {ready.length > 0 ? `提交 ${ready.length} 项` : later > 0 ? `到时间可提交 ${later} 项` : '没有可以提交的'}
      </Button>
    </ActionBar>
  )
}
