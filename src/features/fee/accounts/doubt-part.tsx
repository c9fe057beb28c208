import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'

/** Whom to ask about the school's money: by phone, or in writing. */
export function DoubtPart({ phone }: { phone: string | null }) {
  return (
    <Card title='对收支有疑问'>
      {phone === null ? null : <Cell title='打投诉电话' label={phone} spokenAs={`打投诉电话 ${phone}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)} />}
      <Cell title='写投诉' label='可以不写名字，可以直接交给教育局' onClick={() => void Taro.navigateTo({ url: '/features/complaint/file/index' })} />
      <Cell title='收费公示' label='收什么、凭什么收、怎么退' onClick={() => void Taro.navigateTo({ url: '/features/fee/notice/index' })} />
    </Card>
  )
}
