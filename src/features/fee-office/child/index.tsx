import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { AccountView } from 'cloud/contract/statement'
import { useQuery } from '@/client/use-query'
import { BalanceCard } from '@/ui/balance-card'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { FactCard } from '@/ui/fact-card'
import { MoneyCard } from '@/ui/money-card'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { balanceOf, entryLines, lunchFacts, refundDueLines, statementGroups } from '@/wording/account'
import { WaysPart } from './ways-part'
import '../fee-office.scss'

/** One child's account as its family reads it, and what finance does with it. */
export default function FeeOfficeChildPage() {
  const { childId } = useRouter().params
  const account = useQuery('readChildAccount', childId ? { childId } : null)
  if (!childId) {
    return (
      <Page>
        <Empty title='没有找到孩子，请从“孩子的账”里打开。' />
      </Page>
    )
  }
  if (account.state !== 'ready') {
    return (
      <Page>
        <Pending query={account} />
      </Page>
    )
  }
  const { data } = account
  return (
    <Page>
      {account.stale ? <Stale onRetry={account.refresh} /> : null}
      <View className='fee-office-head'>
        <View className='fee-office-head__title' {...spoken({ role: 'heading' })}>
          {data.child.name} · {data.child.className}
        </View>
        <View className='fee-office-quiet'>{data.term.name}，下面和家长看到的一样。这次查看有记录。</View>
      </View>
      <BalanceCard {...balanceOf(data)} />
      <WaysPart account={data} />
      <AccountParts account={data} />
    </Page>
  )
}

function AccountParts({ account: { statements, entries, refundsDue, free, unbilled, lunch } }: { account: AccountView }) {
  return (
    <>
      {statements.length === 0 ? <Empty title='还没有账单。' /> : null}
      {statementGroups(statements).map(({ title, parts }) => (
        <MoneyCard key={title} title={title} parts={parts} />
      ))}
      {refundsDue.length > 0 ? <MoneyCard title='等确认的退费' parts={[{ key: 'due', lines: refundDueLines(refundsDue) }]} /> : null}
      {entries.length > 0 ? <MoneyCard title='收支记录' parts={[{ key: 'entries', lines: entryLines(entries) }]} /> : null}
      {free.length + unbilled.length > 0 ? (
        <Card title='不用交费的服务'>
          {free.map(({ serviceKey, name }) => (
            <Cell key={serviceKey} title={name} label='免费' value='0 元' />
          ))}
          {unbilled.map(({ serviceKey, name, says }) => (
            <Cell key={serviceKey} title={name} label={says} value='现在不收' />
          ))}
        </Card>
      ) : null}
      {lunch ? <FactCard title='午餐（家长另交给供餐单位）' facts={lunchFacts(lunch)} /> : null}
    </>
  )
}
