import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useOwn } from '../use-feedback'
import { OwnCard } from './own-card'

const open = (url: string) => void Taro.navigateTo({ url })

/** What the family wrote to the school, the answers, and whether they were enough. */
export default function MyFeedbackPage() {
  const list = useOwn()
  const isSent = useRouter().params.sent === '1'
  if (list.state === 'refused' && list.code === 'role_needed') {
    return (
      <Page>
        <Empty title='绑定孩子以后，可以在这里给学校写意见，看学校的答复。'>
          <Button kind='primary' onClick={() => open('/features/family/bind/index')}>
            绑定孩子
          </Button>
        </Empty>
        <Others />
      </Page>
    )
  }
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total } = list.data
  const bar = (
    <ActionBar>
      <Button kind={isSent ? 'plain' : 'primary'} block onClick={() => open('/features/feedback/write/index')}>
        {items.length === 0 ? '写一条意见' : '再写一条'}
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {isSent ? <Notice title='已经交给学校'>学校答复后，您会收到消息。</Notice> : null}
      {items.length === 0 ? (
        <Empty title='您还没有给学校写过意见。有建议、有想问的事，随时可以写。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((feedback) => (
            <OwnCard key={feedback.feedbackId} feedback={feedback} onChanged={list.refresh} />
          ))}
        </PagedList>
      )}
      <Others />
    </Page>
  )
}

const Others = () => (
  <Card>
    <Cell title='建议和答复' label='学校公开的，没有写名字' onClick={() => open('/features/feedback/public/index')} />
    <Cell title='“被自愿”、乱收费，要投诉' label='可以不写名字，可以直接交给教育局' onClick={() => open('/features/complaint/file/index')} />
  </Card>
)
