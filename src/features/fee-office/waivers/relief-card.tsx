import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { instantWords } from '@/wording/dates'
import { percentWords, pupilWords, type OfficeRelief } from '../waivers-view'

/** One relief that was granted; by mistake, it can be taken back. */
export function ReliefCard({ relief, onEnd }: { relief: OfficeRelief; onEnd: (() => void) | null }) {
  const ended = relief.endedReason !== null
  return (
    <Card title={pupilWords(relief)} aside={<Badge tone={ended ? 'calm' : 'good'}>{ended ? '已取消' : percentWords(relief.percent)}</Badge>}>
      <Fact name='减免'>{`${relief.group}，${percentWords(relief.percent)}`}</Fact>
      <Fact name='办理'>{`${relief.grantedBy}，${instantWords(relief.grantedAt)}${relief.reason ? `。${relief.reason}` : ''}`}</Fact>
      {ended ? <Fact name='取消的理由'>{relief.endedReason}</Fact> : null}
      {!ended && onEnd ? (
        <View className='waivers-ways'>
          <Button label={`取消${relief.childName}的减免`} onClick={onEnd}>
            办错了，取消
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
