import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Columns } from '@/ui/wide'
import { classNumbers } from '../desk-view'
import type { DeskClass } from '../use-desk'

/** One's classes with their numbers; each leads to its pupils. */
export function ClassPart({ classes }: { classes: DeskClass[] }) {
  if (classes.length === 0) return null
  return (
    <Card title='班级'>
      <Columns>
        {classes.map((each) => (
          <Cell
            key={each.classId}
            title={each.name}
            label={<Numbers numbers={classNumbers(each)} />}
            spokenAs={`${each.name}，${classNumbers(each).join('，')}`}
            onClick={() => void Taro.navigateTo({ url: `/features/staff/pupils/index?classId=${each.classId}` })}
          />
        ))}
      </Columns>
      <View className='desk-quiet'>人数只给老师看，不向家长公布，也不用来评比。</View>
    </Card>
  )
}

/** Each number keeps its name beside it where the line breaks. */
function Numbers({ numbers }: { numbers: string[] }) {
  return (
    <View className='desk-numbers'>
      {numbers.map((number) => (
        <View key={number}>{number}</View>
      ))}
    </View>
  )
}
