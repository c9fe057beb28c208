import { useState } from 'react'
import { View } from '@tarojs/components'
import { Chips } from '@/ui/chips'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Columns, Wide } from '@/ui/wide'
import { yuan } from '@/wording/money'
import { keyOf, triggerWords } from '../refunds-view'
import { useRefunds } from '../use-refunds'
import { DecidePart } from './decide-part'
import { DecidedRow, WaitingRow } from './refund-row'
import './index.scss'

const triggers = [{ value: null, label: '全部' }, ...(['absence', 'exit', 'cancelledBySchool'] as const).map((value) => ({ value, label: triggerWords[value] }))]

/** Refunds for finance: what waits with its arithmetic, then what was decided (FR-072). */
export default function RefundsPage() {
  const { list, show, setShow, trigger, setTrigger, decide, sending, refusal, dismiss } = useRefunds()
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = (key: string | null) => {
    dismiss()
    setChosen(key)
  }
  const head = (
    <>
      <Tabs
        label='看哪些'
        options={[
          { value: 'waiting', label: '待处理' },
          { value: 'decided', label: '已处理' },
        ]}
        value={show}
        onChange={(value) => {
          choose(null)
          setShow(value)
        }}
      />
      <Chips label='退费原因' role='radio' options={triggers} isOn={(value) => value === trigger} onTap={setTrigger} />
    </>
  )
  if (list.state !== 'ready') {
    return (
      <Page>
        {head}
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const deciding = items.find(({ waiting }) => waiting && keyOf(waiting) === chosen)?.waiting
  if (deciding) {
    const send = async (decision: { fen: number; reason: string }) => {
      if (await decide(deciding, decision)) choose(null)
    }
    return (
      <Page>
        <Wide>
          <DecidePart key={`${chosen} ${deciding.fen}`} refund={deciding} sending={sending} refusal={refusal?.message ?? null} onSend={(decision) => void send(decision)} onBack={() => choose(null)} />
        </Wide>
      </Page>
    )
  }
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {head}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {first.settled ? <Notice title='本学期已经开始结算，退费都在结算里算，不再单独处理。' /> : null}
      {items.length === 0 ? (
        <Empty title={show === 'waiting' ? '没有要处理的退费。' : '还没有处理过退费。'} />
      ) : (
        <Wide>
          {show === 'waiting' ? <View className='refund-quiet'>{`共 ${total} 笔，合计 ${yuan(first.waitingFen)}（财务决定的按参考数算）`}</View> : null}
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map(({ waiting, decided }) =>
                waiting ? <WaitingRow key={keyOf(waiting)} refund={waiting} mayDecide={first.mayDecide && !first.settled} onDecide={() => choose(keyOf(waiting))} /> : <DecidedRow key={decided.refundId} refund={decided} />,
              )}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </Page>
  )
}
