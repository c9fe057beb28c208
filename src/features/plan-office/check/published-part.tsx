import type { Output } from 'cloud/contract/operations'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { instantWords } from '@/wording/dates'

/** What publishing has done. */
export function PublishedPart({ published: { version, publishedAt, familiesTold, textsToSign } }: { published: Output<'publishPlan'> }) {
  const bar = (
    <ActionBar>
      <Button block kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/plan-office/versions/index' })}>
        回到方案管理
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      <Card title={`方案第 ${version} 版已公布`}>
        <Fact name='公布时间'>{instantWords(publishedAt)}</Fact>
        <Fact name='通知家庭'>{familiesTold === 0 ? '没有受影响的家庭，不用通知' : `${familiesTold} 户，内容有变化的已发消息`}</Fact>
        <Fact name='要重签的协议'>{textsToSign === 0 ? '没有' : `${textsToSign} 份，等家长签`}</Fact>
      </Card>
    </Page>
  )
}
