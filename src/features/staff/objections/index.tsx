import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Badge, type BadgeTone } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { instantWords } from '@/wording/dates'
import { useObjections, type Objection } from '../use-objections'
import { AnswerForm } from './answer-form'
import './index.scss'

/** What families object to in the published lists; the open ones stand first (FR-035). */
export default function StaffObjectionsPage() {
  const { list, answer, sending, refusal, dismiss } = useObjections()
  const [openId, setOpenId] = useState<string | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total } = list.data
  const open = (objectionId: string | null) => {
    dismiss()
    setOpenId(objectionId)
  }
  // Once a colleague was faster the form is gone, and what the refusal says moves above the list.
  const answering = items.find(({ objectionId, status }) => objectionId === openId && status === 'open')
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {refusal && !answering ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {items.length === 0 ? (
        <Empty title='家长对公示名单还没有提过意见。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((objection) => (
            <ObjectionCard key={objection.objectionId} objection={objection}>
              {objection === answering ? (
                <AnswerForm
                  objectionId={objection.objectionId}
                  sending={sending}
                  refused={refusal?.message ?? null}
                  onAnswer={(decision, reply) => answer(objection.objectionId, decision, reply)}
                  onBack={() => open(null)}
                />
              ) : objection.status === 'open' ? (
                <View className='objection-ways'>
                  <Button block onClick={() => open(objection.objectionId)}>
                    答复
                  </Button>
                </View>
              ) : null}
            </ObjectionCard>
          ))}
        </PagedList>
      )}
    </Page>
  )
}

const verdictNames: Record<Objection['status'], { name: string; tone: BadgeTone }> = {
  open: { name: '待答复', tone: 'todo' },
  upheld: { name: '已采纳', tone: 'good' },
  dismissed: { name: '未采纳', tone: 'calm' },
}

function ObjectionCard({ objection: { noticeTitle, text, filedAt, filedBy, status, reply }, children }: { objection: Objection; children: ReactNode }) {
  const { name, tone } = verdictNames[status]
  return (
    <Card title={noticeTitle} aside={<Badge tone={tone}>{name}</Badge>}>
      <View>{text}</View>
      <View className='objection-quiet'>
        {filedBy}，{instantWords(filedAt)}
      </View>
      {reply === null ? null : <View className='objection-reply'>答复：{reply}</View>}
      {children}
    </Card>
  )
}
