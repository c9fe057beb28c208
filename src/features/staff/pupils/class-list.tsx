import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { OptionRow } from '@/ui/option-row'
import { spoken } from '@/ui/spoken'
import { Columns, Wide } from '@/ui/wide'
import { unbound } from '../pupils-view'
import { SelectionLine } from '../selection-line'
import { mostAtOnce, type Pupil } from '../use-pupils'
import type { Selection } from '../use-selection'

interface ClassListProps {
  className: string
  pupils: Pupil[]
  noteOf: (pupil: Pupil) => string
  selection: Selection<number>
}

/** The pupils of a class; those without a guardian are one tap away. */
export function ClassList({ className, pupils, noteOf, selection }: ClassListProps) {
  const waiting = unbound(pupils)
  return (
    <Wide>
      <View className='pupils-head' {...spoken({ role: 'heading' })}>
        {className}
      </View>
      <SelectionLine all={pupils.map(({ rosterNo }) => rosterNo)} selection={selection} unit='名' most={mostAtOnce}>
        {waiting.length > 0 ? <Button onClick={() => selection.choose(waiting)}>{`选没绑定的 ${waiting.length} 名`}</Button> : null}
      </SelectionLine>
      <Columns>
        {pupils.map((pupil) => (
          <OptionRow key={pupil.childId} role='checkbox' checked={selection.has(pupil.rosterNo)} note={noteOf(pupil)} onClick={() => selection.toggle(pupil.rosterNo)}>
            {pupil.rosterNo}号 {pupil.name}
          </OptionRow>
        ))}
      </Columns>
      <View className='pupils-quiet'>答复情况只给老师看，请不要转发给家长，也不要用来催促或评比。</View>
    </Wide>
  )
}
