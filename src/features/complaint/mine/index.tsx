import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { OwnComplaint } from 'cloud/contract/complaint'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { ComplaintCard } from '../complaint-card'
import { noDeadline } from '../complaint-words'
import { NoChild } from '../no-child'
import { useOwn } from '../use-complaints'
import '../complaint.scss'

const toWords = ({ to, anonymous, forwarded }: OwnComplaint) => (to === 'bureau' ? `交给教育局${forwarded ? '，教育局已用自己的话问过学校' : ''}` : anonymous ? '交给学校，没写名字' : '交给学校，写了名字')

/** The family's own complaints with the answers; nobody else's page shows whose they are. */
export default function MyComplaintsPage() {
  const { list, close, closing, refusal } = useOwn()
  const isSent = useRouter().params.sent === '1'
  const [ending, end] = useState<OwnComplaint | null>(null)
  if (list.state === 'refused' && list.code === 'role_needed') return <Page><NoChild /></Page>
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const file = () => void Taro.navigateTo({ url: '/features/complaint/file/index' })
  const confirm = async () => {
    if (ending && (await close(ending.complaintId))) end(null)
  }
  const bar = (
    <ActionBar>
      <Button kind={isSent ? 'plain' : 'primary'} block onClick={file}>
        {list.data.complaints.length === 0 ? '提一件投诉' : '再提一件投诉'}
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {isSent ? <Notice title='投诉已经交上去了'>{noDeadline}</Notice> : null}
      {list.data.complaints.length === 0 ? <Empty title='您还没有提过投诉。' /> : null}
      {list.data.complaints.map((complaint) => (
        <ComplaintCard key={complaint.complaintId} complaint={complaint} about={toWords(complaint)} answeredBy={complaint.to === 'bureau' ? '教育局答复' : '学校答复'}>
          {complaint.state === 'closed' ? null : (
            <View className='complaint-do'>
              <Button block onClick={() => end(complaint)}>
                {complaint.state === 'open' ? '收回这件投诉' : '已经解决，结束'}
              </Button>
            </View>
          )}
        </ComplaintCard>
      ))}
      <Dialog open={ending !== null} title={ending?.state === 'open' ? '收回这件投诉？' : '结束这件投诉？'} action={ending?.state === 'open' ? '收回' : '结束'} loading={closing} onAction={() => void confirm()} onCancel={() => end(null)}>
        <View>结束以后不再答复；有需要可以再提一件。</View>
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      </Dialog>
    </Page>
  )
}
