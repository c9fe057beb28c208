import type { Output } from 'cloud/contract/operations'
import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { lastDayText } from '../notice-draft-view'
import { useNoticeDraft } from '../use-notice-draft'
import { PreviewPart } from './preview-part'
import { PublishForm } from './publish-form'
import './index.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

type Published = Output<'publishNotice'>

/** The participant list before it goes public: seen as families will see it, then published (FR-034, R-059). */
export default function StaffNoticePage() {
  const { list, filled, fill, fixedDays, input, publish, sending, refusal, dismiss } = useNoticeDraft()
  const [asking, setAsking] = useState(false)
  const [tried, setTried] = useState(false)
  const [published, setPublished] = useState<Published | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const ask = () => {
    setTried(true)
    setPublished(null)
    dismiss()
    setAsking(input !== null)
    // The fields that are missing something stand above a list that may be long.
    if (input === null) toTop()
  }
  const confirm = async () => {
    setPublished(await publish())
    setAsking(false)
    setTried(false)
    toTop()
  }
  const missing = tried && input === null ? '还有没填好的地方，请看上面的红字。' : null
  const bar = (
    <ActionBar note={missing}>
      <Button block kind='primary' onClick={ask}>
        公布名单
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={items.length > 0 ? bar : null}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {published ? <PublishedPart published={published} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {items.length === 0 ? (
        <Empty title='现在没有待公示的名单。审核通过、还没公示的孩子会出现在这里。' />
      ) : (
        <>
          <PublishForm filled={filled} fixedDays={fixedDays} today={first.today} tried={tried} onFill={fill} />
          <PreviewPart entries={items} total={total} paging={list} />
        </>
      )}
      <Dialog open={asking} title={`公布 ${total} 名孩子的名单？`} action='确认公布' loading={sending} onAction={() => void confirm()} onCancel={() => setAsking(false)}>
        <View>{input ? lastDayText(first.today, input.days) : ''}家长会收到消息，公布后不能撤回。</View>
      </Dialog>
    </Page>
  )
}

function PublishedPart({ published: { noticeId, entries, closesOn } }: { published: Published }) {
  return (
    <Notice title={`已公布 ${entries} 名孩子的名单，公示到${dateWords(closesOn)}。`}>
      <View className='notice-way'>
        <Button onClick={() => void Taro.navigateTo({ url: `/features/notice/list/index?noticeId=${noticeId}` })}>看公示名单</Button>
      </View>
    </Notice>
  )
}
