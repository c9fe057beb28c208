import { View } from '@tarojs/components'
import type { WaiverGroupView } from 'cloud/contract/waiver'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { givesWords, standing } from '../waiver-view'

/** Whom the plan relieves, by how much and on what basis, and where the child stands. */
export function GroupCard({ group }: { group: WaiverGroupView }) {
  const { name, tone, says } = standing(group)
  return (
    <Card title={group.group} aside={<Badge tone={tone}>{name}</Badge>}>
      {says ? <View className='waiver-says'>{says}。</View> : null}
      <Fact name='减多少'>{givesWords(group)}</Fact>
      <Fact name='凭什么认定'>{group.basis}</Fact>
    </Card>
  )
}
