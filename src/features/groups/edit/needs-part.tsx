import { View } from '@tarojs/components'
import type { StaffNeed } from 'cloud/contract/groups'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { needWords } from '../groups-view'

interface Props {
  needs: StaffNeed[]
  pupils: number
  groups: number
  /** Names of those who stand in two groups at once. */
  doubled: string[]
}

/** How many teachers, managers and patrollers the plan asks for, by its own arithmetic, and who is still missing (FR-052). */
export function NeedsPart({ needs, pupils, groups, doubled }: Props) {
  return (
    <Card title={`${pupils} 名孩子，${groups} 个班组`}>
      {needs.map((need) => {
        const { name, says, missing } = needWords(need)
        return (
          <Cell
            key={need.of}
            title={name}
            label={
              <>
                <View>{says}</View>
                {need.why ? <View>{need.why}</View> : null}
              </>
            }
            value={missing > 0 ? <Badge tone='bad'>{`还缺 ${missing} 名`}</Badge> : need.needed === null ? null : <Badge tone='good'>够了</Badge>}
          />
        )
      })}
      {doubled.length > 0 ? <View className='groups-missing groups-gap'>{doubled.join('、')}同时在两个班组里，请确认能否兼顾。</View> : null}
    </Card>
  )
}
