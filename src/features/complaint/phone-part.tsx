import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Unstated } from '@/ui/unstated'
import './complaint.scss'

/** The phone first: it needs neither this app nor the school. */
export function PhonePart({ phone }: { phone: string | null }) {
  return (
    <Card title='投诉电话'>
      {phone === null ? (
        <Unstated />
      ) : (
        <>
          <View className='complaint-phone'>{phone}</View>
          <View className='complaint-do'>
            <Button block onClick={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>
              拨打
            </Button>
          </View>
        </>
      )}
    </Card>
  )
}
