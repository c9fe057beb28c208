import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { relationNames } from '@/wording/family'
import type { AlertDetail } from '../alert-view'

/** Each guardian with one tap to call. */
export function CallPart({ guardians }: Pick<AlertDetail, 'guardians'>) {
  return (
    <Card title='打电话给家长'>
      {guardians.length === 0 ? <View>还没有家长绑定这个孩子，请按学校的花名册联系。</View> : null}
      {guardians.map(({ name, relation, phone }) => (
        <View key={`${relation} ${name}`} className='alert-guardian'>
          <View>
            <View>
              {name}（{relationNames[relation]}）
            </View>
            <View className='alert-quiet'>{phone || '没有留电话'}</View>
          </View>
          {phone ? (
            <Button label={`打电话给${name}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: phone })}>
              打电话
            </Button>
          ) : null}
        </View>
      ))}
    </Card>
  )
}
