import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { PaymentView } from 'cloud/contract/payment'
import { Badge } from '@/ui/badge'
import { paymentFacts, paymentTitle } from './payment-view'
import './payments.scss'

/** One entry; `who` where the list is of many children. */
export function PaymentRow({ payment, who, children }: { payment: PaymentView; who?: string; children?: ReactNode }) {
  return (
    <View className='payments-row'>
      <View className='payments-row__head'>
        <View className='payments-row__title'>{who ? `${who} ${paymentTitle(payment)}` : paymentTitle(payment)}</View>
        {payment.reversed ? <Badge tone='todo'>已撤销</Badge> : null}
      </View>
      <View className='payments-row__facts'>{paymentFacts(payment)}</View>
      {children ? <View className='payments-row__way'>{children}</View> : null}
    </View>
  )
}
