import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DepartureHow } from 'cloud/contract/attendance'
import { Button } from '@/ui/button'
import { spoken } from '@/ui/spoken'
import { personWords, rowWords, type GateChild } from '../dismissal-view'
import type { Address } from '../use-dismissal'

interface ReleaseSheetProps {
  child: GateChild
  address: Address
  onRelease: (line: { how: DepartureHow; guardianId: string | null; collectorId: string | null; note: string }) => void
  onClose: () => void
}

/** With whom the child goes: everybody who may collect it, a button each, at the thumb. One tap records. */
export function ReleaseSheet({ child, address, onRelease, onClose }: ReleaseSheetProps) {
  const { name, people, wish, frozen, childId } = child
  const nobody = { guardianId: null, collectorId: null, note: '' }
  const contact = () => {
    onClose()
    void Taro.navigateTo({ url: `/features/pick-up/contact/index?heldOn=${address.heldOn}&serviceKey=${address.serviceKey}&childId=${childId}` })
  }
  return (
    <View className='gate-sheet' catchMove>
      <View className='gate-sheet__inside' {...spoken({ role: 'dialog', label: `${name}由谁接走` })}>
        <View className='gate-sheet__title'>{name}由谁接走？</View>
        <View className='gate-sheet__wish'>{rowWords(child)}</View>
        <View className='gate-sheet__ways'>
          {wish.how === 'independent' && !frozen ? (
            <Button block kind='primary' onClick={() => onRelease({ ...nobody, how: 'independent' })}>
              自己离校（家长已同意）
            </Button>
          ) : null}
          {people.map((person) => {
            const { title, note } = personWords(person)
            return (
              <View key={person.personId}>
                <Button block kind={wish.how === 'independent' ? 'plain' : 'primary'} label={`由${title}接走`} onClick={() => onRelease({ how: 'collected', guardianId: person.kind === 'guardian' ? person.personId : null, collectorId: person.kind === 'collector' ? person.personId : null, note: '' })}>
                  {title}
                </Button>
                {note ? <View className='gate-sheet__note'>{note}</View> : null}
              </View>
            )
          })}
          {people.length === 0 ? <View>{frozen ? '现在没有人可以接，请联系学校办公室。' : '没有登记可以接的人，请联系家长登记。'}</View> : null}
        </View>
        <View className='gate-sheet__ways'>
          <Button block onClick={() => onRelease({ ...nobody, how: 'returned' })}>
            带回教室
          </Button>
          <Button block onClick={contact}>
            不是这些人，或没人来：联系家长
          </Button>
          <Button block onClick={onClose}>
            关闭
          </Button>
        </View>
      </View>
    </View>
  )
}
