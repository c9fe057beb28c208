import { Text, View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { OptionRow } from '@/ui/option-row'
import { exitStage } from '@/wording/exit'
import { exitCard, isOpen } from '../exits-view'
import type { OfficeExit } from '../use-exits'

/** One exit: while it is open its head is the tick; below it all that the office needs. */
export function ExitRow({ exit, checked, onToggle }: { exit: OfficeExit; checked: boolean; onToggle: () => void }) {
  const { title, note, lines, warning } = exitCard(exit)
  const { name, tone } = exitStage(exit)
  return (
    <View className='exit-row'>
      {isOpen(exit) ? (
        <OptionRow role='checkbox' checked={checked} note={note} onClick={onToggle}>
          {title}
        </OptionRow>
      ) : (
        <View className='exit-row__head'>
          <View className='exit-row__title'>{title}</View>
          <View className='exit-row__quiet'>{note}</View>
        </View>
      )}
      <View className='exit-row__body'>
        <Badge tone={tone}>{name}</Badge>
        {lines.map((line) => (
          <View key={line.name} className='exit-row__line'>
            <Text className='exit-row__name'>{line.name}：</Text>
            {line.says}
          </View>
        ))}
        {warning ? <View className='exit-row__warning'>{warning}</View> : null}
      </View>
    </View>
  )
}
