import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Payer } from 'cloud/contract/payment'
import { howWords } from 'cloud/rules/payment-how'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Chips } from '@/ui/chips'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { yuanTyped } from '@/ui/number-typed'
import { TextInput } from '@/ui/text-input'
import { dateWords } from '@/wording/dates'
import { hows, movedOf, whereWords, yuan, type MovedDraft } from '../payment-view'

interface MovedFormProps {
  kind: 'payment' | 'payout'
  payer: Payer
  today: string
  onRecorded: (words: string) => void
  onRefused: () => void
}

const words = { payment: { record: '登记收款', day: '收款日期', how: '怎样收的', most: '未交' }, payout: { record: '登记退款', day: '付款日期', how: '怎样退的', most: '应退' } } as const

/** One payment or payout: what is open stands in the field already, and is said once more before it is recorded. */
export function MovedForm({ kind, payer, today, onRecorded, onRefused }: MovedFormProps) {
  const most = kind === 'payment' ? payer.openFen : payer.inHandFen
  const [draft, setDraft] = useState<MovedDraft>({ amount: yuanTyped(most), onDate: today, how: null, receiptNo: '' })
  const [looked, setLooked] = useState(false)
  const [asking, setAsking] = useState(false)
  const { send, sending, refusal, dismiss } = useSend(kind === 'payment' ? 'recordPayment' : 'recordPayout')
  const read = movedOf(draft, { kind, most, today })
  const faults = looked && read.kind === 'faults' ? read : null
  const { record, day, how } = words[kind]

  const change = (changes: Partial<MovedDraft>) => {
    dismiss()
    setDraft({ ...draft, ...changes })
  }
  const confirm = async () => {
    if (read.kind === 'faults') return
    const { amountFen, onDate } = read
    const recorded = await send({ childId: payer.childId, amountFen, onDate, how: read.how, receiptNo: draft.receiptNo })
    setAsking(false)
    if (recorded) onRecorded(`已登记${payer.name}的${kind === 'payment' ? '收款' : '退款'} ${yuan(amountFen)}，家长会收到消息。`)
    else onRefused()
  }
  return (
    <>
      <TextInput label='金额（元）' hint={`${words[kind].most} ${yuan(most)}，可以分几次登记`} max={12} value={draft.amount} error={faults?.amount} onChange={(amount) => change({ amount })} />
      <TextInput label={day} max={12} value={draft.onDate} error={faults?.onDate} onChange={(onDate) => change({ onDate })} />
      <Field label={how} error={faults?.how}>
        <Chips label={how} role='radio' options={hows} isOn={(value) => value === draft.how} onTap={(value) => change({ how: value })} />
      </Field>
      <TextInput label='收据号或流水号' optional max={40} value={draft.receiptNo} onChange={(receiptNo) => change({ receiptNo })} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Button
        block
        kind='primary'
        onClick={() => {
          setLooked(true)
          if (read.kind === 'filled') setAsking(true)
        }}
      >
        {record}
      </Button>
      {read.kind === 'filled' ? (
        <Dialog open={asking} title={`${record} ${yuan(read.amountFen)}？`} action={record} loading={sending} onAction={() => void confirm()} onCancel={() => setAsking(false)}>
          <View>{`${payer.name}（${whereWords(payer)}），${dateWords(read.onDate)}，${howWords[read.how]}${draft.receiptNo.trim() ? `，收据号 ${draft.receiptNo.trim()}` : ''}。`}</View>
          <View className='payments-quiet'>{`登记后${words[kind].most}还有 ${yuan(most - read.amountFen)}。登记错了可以撤销，记录会一直留着。`}</View>
        </Dialog>
      ) : null}
    </>
  )
}
