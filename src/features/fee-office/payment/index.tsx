import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { PaymentRow } from '../payment-row'
import { standingWords, whereWords } from '../payment-view'
import { MovedForm } from './moved-form'
import { TakeBackPart } from './take-back-part'
import '../payments.scss'

type PayerPage = Output<'readPayer'>

/** One child: what is open or in hand, recording a payment or a payout, and taking back what was recorded by mistake. */
export default function PaymentPage() {
  const childId = useRouter().params.childId ?? ''
  const page = useQuery('readPayer', { childId })
  const [said, setSaid] = useState<string | null>(null)
  // What the form below would offer again until the page has been read anew.
  const [before, setBefore] = useState<PayerPage | null>(null)
  if (page.state !== 'ready') {
    return (
      <Page>
        <Pending query={page} />
      </Page>
    )
  }
  const changed = (words: string) => {
    setSaid(words)
    setBefore(page.data)
    page.refresh()
  }
  return (
    <Page>
      {page.stale ? <Stale onRetry={page.refresh} /> : null}
      {said ? <Notice title={said} /> : null}
      {page.data === before ? <Loading /> : <FactsPart {...page.data} onChanged={changed} onRefused={page.refresh} />}
    </Page>
  )
}

interface FactsProps extends PayerPage {
  onChanged: (words: string) => void
  onRefused: () => void
}

function FactsPart({ today, payer, payments, mayRecord, onChanged, onRefused }: FactsProps) {
  const kind = payer.inHandFen > 0 ? 'payout' : 'payment'
  return (
    <>
      <Card title={`${payer.name}（${whereWords(payer)}）`} aside={<Badge tone={payer.openFen > 0 || payer.inHandFen > 0 ? 'todo' : 'good'}>{standingWords(payer)}</Badge>}>
        {payer.openFen === 0 && payer.inHandFen === 0 ? (
          <View>现在没有要收、要退的金额。</View>
        ) : !mayRecord ? (
          <View>收款和退款由学校财务登记。</View>
        ) : (
          <MovedForm key={`${kind} ${payer.openFen} ${payer.inHandFen}`} kind={kind} payer={payer} today={today} onRecorded={onChanged} onRefused={onRefused} />
        )}
      </Card>
      {payments.length > 0 ? (
        <Card title='登记过的'>
          {payments.map((payment) => (
            <PaymentRow key={payment.entryId} payment={payment}>
              {payment.reversed || payment.takesBack || !mayRecord ? null : <TakeBackPart payment={payment} name={payer.name} onTakenBack={onChanged} onRefused={onRefused} />}
            </PaymentRow>
          ))}
        </Card>
      ) : null}
    </>
  )
}
