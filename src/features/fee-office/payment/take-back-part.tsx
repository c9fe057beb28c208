import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PaymentView } from 'cloud/contract/payment'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { paymentTitle } from '../payment-view'

interface TakeBackProps {
  payment: PaymentView
  name: string
  onTakenBack: (words: string) => void
  onRefused: () => void
}

/** Takes back one entry that was recorded by mistake; it stays to be read, with the reason. */
export function TakeBackPart({ payment, name, onTakenBack, onRefused }: TakeBackProps) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [looked, setLooked] = useState(false)
  const { send, sending, refusal } = useSend('reversePayment')
  const takeBack = async () => {
    setLooked(true)
    if (reason.trim() === '') return
    const taken = await send({ entryId: payment.entryId, reason })
    setAsking(false)
    if (taken) onTakenBack(`已撤销${name}的${paymentTitle(payment)}，家长会收到消息。`)
    else onRefused()
  }
  return (
    <>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Button label={`撤销这一笔：${paymentTitle(payment)}`} onClick={() => setAsking(true)}>
        登记错了，撤销
      </Button>
      <Dialog open={asking} title={`撤销${paymentTitle(payment)}？`} action='确认撤销' danger loading={sending} onAction={() => void takeBack()} onCancel={() => setAsking(false)}>
        <View>撤销后这一笔不再计入，原来的记录留着。钱本身不会动。</View>
        <TextInput label='原因' hint='只有学校财务和办公室看得到' max={100} value={reason} placeholder='如：记到了别的孩子名下' error={looked && reason.trim() === '' ? '请写明原因' : null} onChange={setReason} />
      </Dialog>
    </>
  )
}
