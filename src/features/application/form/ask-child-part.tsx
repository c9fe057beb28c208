import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import { declineUrl, requestUrl } from '../progress-view'
import type { Sheet } from '../use-application-form'

/** Where the child begins: the phone is handed over first, and not taking part is one tap all the same (FR-022, FR-024). */
export function AskChildPart({ child }: Pick<Sheet, 'child'>) {
  return (
    <Page>
      <Card title={`${child.name}　${child.className}`}>
        <View className='form-live'>本校先由孩子自己提出想参加什么，再由您填写并签名。没有您的签名，申请不会往下走。</View>
        <View className='form-buttons'>
          <Button kind='primary' block onClick={() => void Taro.navigateTo({ url: requestUrl(child.childId) })}>
            请孩子来填
          </Button>
          <Button block onClick={() => void Taro.navigateTo({ url: declineUrl(child.childId) })}>
            不参加
          </Button>
        </View>
        <View className='form-quiet form-after'>孩子也可以把纸条交给班主任，由班主任登记，登记后您会收到消息。</View>
      </Card>
    </Page>
  )
}
