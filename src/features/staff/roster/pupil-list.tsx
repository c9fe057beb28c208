import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Columns } from '@/ui/wide'
import { pupilFacts } from '../courses-view'
import type { RosterPupil } from '../use-courses'

interface PupilListProps {
  title: string
  pupils: RosterPupil[]
  /** Null where the reader changes nothing. */
  onChoose: ((pupil: RosterPupil) => void) | null
}

/** A numbered part of the roster; what a family wrote about health stands at its child, calm but not to be missed. */
export function PupilList({ title, pupils, onChoose }: PupilListProps) {
  if (pupils.length === 0) return null
  return (
    <Card title={title}>
      <Columns>
        {pupils.map((pupil, index) => (
          <Cell
            key={pupil.placeId}
            title={`${pupil.waitingPosition ?? index + 1}. ${pupil.childName}`}
            label={<Label pupil={pupil} />}
            value={pupil.className}
            onClick={onChoose ? () => onChoose(pupil) : undefined}
          />
        ))}
      </Columns>
    </Card>
  )
}

function Label({ pupil }: { pupil: RosterPupil }) {
  const facts = pupilFacts(pupil)
  if (facts === '' && pupil.healthNote === '') return null
  return (
    <>
      {facts ? <View>{facts}</View> : null}
      {pupil.healthNote ? <View className='roster-health'>健康提示：{pupil.healthNote}</View> : null}
    </>
  )
}
