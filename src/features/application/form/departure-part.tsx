import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { TextInput } from '@/ui/text-input'
import { fieldId } from '../check-draft'
import { departureWords } from '@/wording/application'
import type { PartProps } from './part-props'

/** How the child leaves, and who may come for it. */
export function DeparturePart({ sheet, draft, problems, change }: PartProps) {
  return (
    <Card title='放学怎么走'>
      <View id={fieldId('departure')}>
        <Choice
          label='离校方式'
          options={[
            { value: 'collected', label: departureWords.collected },
            { value: 'independent', label: departureWords.independent, note: '孩子自己回家' },
          ]}
          value={draft.departure}
          error={problems.departure}
          onChange={(departure) => change({ departure })}
        />
      </View>
      {draft.departure === 'collected' ? (
        <>
          <Collectors sheet={sheet} />
          <TextInput
            label='接送说明'
            optional
            max={100}
            value={draft.collectorNote}
            error={problems.collectorNote}
            placeholder='例如：周三由外婆接'
            onChange={(collectorNote) => change({ collectorNote })}
          />
        </>
      ) : null}
    </Card>
  )
}

function Collectors({ sheet: { child, collectors } }: Pick<PartProps, 'sheet'>) {
  const names = collectors.map(({ name, relation }) => `${name}（${relation}）`).join('、')
  return (
    <View className='form-collectors'>
      <View className='form-quiet'>{names ? `已登记的接送人：${names}` : '还没有登记接送人。您自己来接不用登记；老人或亲友来接，请登记。'}</View>
      <Button onClick={() => void Taro.navigateTo({ url: `/features/family/collectors/index?childId=${child.childId}` })}>登记接送人</Button>
    </View>
  )
}
