import { useState } from 'react'
import { View } from '@tarojs/components'
import { usePagedQuery } from '@/client/use-paged-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Empty } from '@/ui/empty'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import { PaymentRow } from '../payment-row'
import { whereWords, yuan } from '../payment-view'

const wholeTerm = { fromOn: null as string | null, toOn: null as string | null }

/** What was received and paid out on some days, with its sums to hold against the office's own book. */
export function ListPart() {
  const [days, setDays] = useState(wholeTerm)
  const list = usePagedQuery('listPayments', days, (output) => ({ ...output, items: output.payments }))
  return (
    <>
      <Card title='登记过的'>
        <DaysPart onChange={setDays} />
        {list.state === 'ready' ? (
          <View className='payments-sums'>
            <View>
              <View className='payments-quiet'>收款合计</View>
              <View className='payments-sums__fen'>{yuan(list.data.first.receivedFen)}</View>
            </View>
            <View>
              <View className='payments-quiet'>退款合计</View>
              <View className='payments-sums__fen'>{yuan(list.data.first.paidOutFen)}</View>
            </View>
          </View>
        ) : null}
      </Card>
      {list.state !== 'ready' ? (
        <Pending query={list} />
      ) : list.data.items.length === 0 ? (
        <Empty title={days === wholeTerm ? '本学期还没有登记过收款、退款。' : '这几天没有登记过收款、退款。'} />
      ) : (
        <Wide>
          {list.stale ? <Stale onRetry={list.refresh} /> : null}
          <PagedList shown={list.data.items.length} total={list.data.total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {list.data.items.map((payment) => (
                <Card key={payment.entryId}>
                  <PaymentRow payment={payment} who={`${payment.name}（${whereWords(payment)}）`} />
                </Card>
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </>
  )
}

function DaysPart({ onChange }: { onChange: (days: typeof wholeTerm) => void }) {
  const [typed, setTyped] = useState({ from: '', to: '' })
  const wrong = (text: string) => (text.trim() !== '' && dateTyped(text) === null ? '请写成 2026-09-08 这样' : null)
  const [shown, setShown] = useState(false)
  const show = () => {
    setShown(true)
    if (!wrong(typed.from) && !wrong(typed.to)) onChange(typed.from.trim() || typed.to.trim() ? { fromOn: dateTyped(typed.from), toOn: dateTyped(typed.to) } : wholeTerm)
  }
  return (
    <>
      <TextInput label='从哪天' optional max={12} value={typed.from} placeholder='如：2026-09-01' error={shown ? wrong(typed.from) : null} onChange={(from) => setTyped({ ...typed, from })} />
      <TextInput label='到哪天' optional max={12} value={typed.to} placeholder='如：2026-09-30' error={shown ? wrong(typed.to) : null} onChange={(to) => setTyped({ ...typed, to })} />
      <View className='payments-way'>
        <Button block onClick={show}>
          只看这几天
        </Button>
      </View>
    </>
  )
}
