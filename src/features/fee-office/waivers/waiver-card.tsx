import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { instantWords } from '@/wording/dates'
import { mayDeny, percentWords, pupilWords, ruleWords, waiverStage, type OfficeWaiver } from '../waivers-view'

interface WaiverCardProps {
  waiver: OfficeWaiver
  /** Null for whoever only reads. */
  onDecide: ((decision: 'grant' | 'deny') => void) | null
}

/** One request with what the plan says of it. */
export function WaiverCard({ waiver, onDecide }: WaiverCardProps) {
  const { name, tone } = waiverStage(waiver)
  return (
    <Card title={pupilWords(waiver)} aside={<Badge tone={tone}>{name}</Badge>}>
      <Fact name='申请'>{`${waiver.group}（${ruleWords(waiver)}）`}</Fact>
      <Fact name='提交'>{`${waiver.filedBy}，${instantWords(waiver.filedAt)}`}</Fact>
      {waiver.statement ? <Fact name='家长写的情况'>{waiver.statement}</Fact> : null}
      {waiver.status === 'granted' && waiver.percent !== null ? <Fact name='结果'>{percentWords(waiver.percent)}</Fact> : null}
      {waiver.reason ? <Fact name='理由'>{waiver.reason}</Fact> : null}
      {waiver.status === 'waiting' && onDecide ? (
        <View className='waivers-ways'>
          <View className='waivers-ways__way'>
            <Button block kind='primary' label={`同意${waiver.childName}的申请`} onClick={() => onDecide('grant')}>
              同意
            </Button>
          </View>
          {mayDeny(waiver) ? (
            <View className='waivers-ways__way'>
              <Button block label={`不同意${waiver.childName}的申请`} onClick={() => onDecide('deny')}>
                不同意
              </Button>
            </View>
          ) : null}
        </View>
      ) : null}
    </Card>
  )
}
