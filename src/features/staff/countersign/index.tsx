import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { OptionRow } from '@/ui/option-row'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { countersignedText, countersignNote } from '../countersign-view'
import { SelectionLine } from '../selection-line'
import { mostAtOnce, useCountersigns } from '../use-countersigns'
import { useSelection } from '../use-selection'

/** The agreements that guardians have signed; the school signs one or many, all or none (R-004, FR-037). */
export default function StaffCountersignPage() {
  const { list, countersign, sending, refusal, dismiss } = useCountersigns()
  const items = list.state === 'ready' ? list.data.items : []
  const ids = items.map(({ agreementId }) => agreementId)
  const selection = useSelection(ids, mostAtOnce)
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const count = selection.chosen.length
  const ask = () => {
    dismiss()
    setDone(null)
    setAsking(true)
  }
  const sign = async () => {
    const signed = await countersign(selection.chosen)
    setAsking(false)
    if (!signed) return
    selection.clear()
    setDone(countersignedText(signed))
  }
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : `已选 ${count} 份`}>
      <Button block kind='primary' onClick={ask}>
        学校盖章
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={count > 0 ? bar : null}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {done ? <Notice title={done} /> : null}
      {refusal && count === 0 ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {items.length === 0 ? (
        <Empty title='现在没有等待学校盖章的协议。家长签好的协议会出现在这里。' />
      ) : (
        <Wide>
          <SelectionLine all={ids} selection={selection} unit='份' most={mostAtOnce} />
          <PagedList shown={items.length} total={list.data.total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns>
              {items.map((item) => (
                <OptionRow key={item.agreementId} role='checkbox' checked={selection.has(item.agreementId)} note={countersignNote(item)} onClick={() => selection.toggle(item.agreementId)}>
                  {item.childName} · {item.className}
                </OptionRow>
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
      <Dialog open={asking && count > 0} title={`为 ${count} 份协议盖章？`} action={`给这 ${count} 份盖章`} loading={sending} onAction={() => void sign()} onCancel={() => setAsking(false)}>
        <View>以学校的名义盖章，您的姓名会记在里面。要么全部盖成，要么一份都不盖。</View>
      </Dialog>
    </Page>
  )
}
