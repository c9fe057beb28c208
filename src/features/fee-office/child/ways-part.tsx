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
const ways: Way[] = []

export function WaysPart({ account }: { account: AccountView }) {
  if (ways.length === 0) return null
  return (
    <Card title='办理'>
      {ways.map(({ title, label, url }) => (
        <Cell key={title} title={title} label={label} onClick={() => void Taro.navigateTo({ url: url(account) })} />
      ))}
    </Card>
  )
}
