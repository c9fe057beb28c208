import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Columns } from '@/ui/wide'
import type { RosterPupil } from '../use-courses'

/** A numbered part of the roster; what a family wrote about health stands at its child, calm but not to be missed. */
export function PupilList({ title, pupils }: { title: string; pupils: RosterPupil[] }) {
  if (pupils.length === 0) return null
  return (
    <Card title={title}>
      <Columns>
        {pupils.map((pupil, index) => (
          <Cell
            key={pupil.childId}
            title={`${pupil.waitingPosition ?? index + 1}. ${pupil.childName}`}
            label={pupil.healthNote ? <View className='roster-health'>健康提示：{pupil.healthNote}</View> : null}
            value={pupil.className}
          />
        ))}
      </Columns>
    </Card>
  )
}
