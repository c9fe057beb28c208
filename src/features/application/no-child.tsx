import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'

/** The page was opened before any child was bound. */
export function NoChild() {
  return (
    <Page>
      <Empty title='请先绑定孩子，再填写。'>
        <Button kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/family/bind/index' })}>
          绑定孩子
        </Button>
      </Empty>
    </Page>
  )
}
