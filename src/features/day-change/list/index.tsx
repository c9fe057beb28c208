import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DayChangeView } from 'cloud/contract/day-change'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import { ActionBar } from '@/ui/action-bar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { dateWords } from '@/wording/dates'
import { changeText, madeWords, whereWords } from '../day-change-view'
import '../day-change.scss'

/** What is different on the days to come, for the office: announced here, and taken back (FR-085). */
export default function DayChangeListPage() {
  const list = usePagedQuery('listDayChanges', {}, (output) => ({ ...output, items: output.changes }))
  const undoing = useSend('undoDayChange')
  const [asking, setAsking] = useState<DayChangeView | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const bar = (
    <ActionBar note={undoing.refusal ? <Notice tone='refusal'>{undoing.refusal.message}</Notice> : null}>
      <Button kind='primary' block onClick={() => void Taro.navigateTo({ url: '/features/day-change/edit/index' })}>
        新的变动
      </Button>
    </ActionBar>
  )
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const undo = async (changeId: string) => {
    const undone = await undoing.send({ changeId })
    setAsking(null)
    setDone(undone ? `已撤销，${undone.children} 名孩子的家长和 ${undone.staff} 位老师会收到消息。` : null)
    list.refresh()
  }
  const { items, total } = list.data
  return (
    <Page bar={bar}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {done ? <Notice title={done} /> : null}
      {items.length === 0 ? (
        <Empty title='今天和以后的日子都照常，没有变动。' />
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((change) => (
                <ChangeCard key={change.changeId} change={change} onUndo={() => setAsking(change)} />
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
      <Dialog open={asking !== null} title='撤销这次变动？' action='撤销并通知家长' loading={undoing.sending} onAction={() => void (asking && undo(asking.changeId))} onCancel={() => setAsking(null)}>
        <View>{asking ? `${dateWords(asking.heldOn)}，${whereWords(asking)}：${changeText(asking)}。收到过通知的家长和老师会再收到一条，说明恢复原来的安排。` : null}</View>
      </Dialog>
    </Page>
  )
}

function ChangeCard({ change, onUndo }: { change: DayChangeView; onUndo: () => void }) {
  const badge = change.undoneAt ? <Badge>已撤销</Badge> : change.kind === 'cancelled' ? <Badge tone='bad'>暂停</Badge> : null
  return (
    <Card title={dateWords(change.heldOn)} aside={badge}>
      <View className='day-change-strong'>{changeText(change)}</View>
      <View>{whereWords(change)}</View>
      <View>原因：{change.reason}</View>
      <View className='day-change-quiet'>{madeWords(change)}</View>
      {change.mayUndo ? (
        <View className='day-change-way'>
          <Button block onClick={onUndo}>
            撤销
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
