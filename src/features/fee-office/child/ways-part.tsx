import Taro from '@tarojs/taro'
import type { AccountView } from 'cloud/contract/statement'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'

interface Way {
  title: string
  label: string
  url: (account: AccountView) => string
}

/** What finance does with one child's account, each on a page of its own. */
const ways: Way[] = [
  { title: '收款和退款登记', label: '登记这个孩子交来的、退回的，登记错了撤销', url: ({ child }) => `/features/fee-office/payment/index?childId=${child.childId}` },
  { title: '退费', label: '因请假、停课、退出要退的，由财务确认', url: () => '/features/fee-office/refunds/index' },
  { title: '减免', label: '家长的申请和上级名单，由学校办公室决定', url: () => '/features/fee-office/waivers/index' },
]

export function WaysPart({ account }: { account: AccountView }) {
  return (
    <Card title='办理'>
      {ways.map(({ title, label, url }) => (
        <Cell key={title} title={title} label={label} onClick={() => void Taro.navigateTo({ url: url(account) })} />
      ))}
    </Card>
  )
}
