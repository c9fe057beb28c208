import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { AccountView } from 'cloud/contract/statement'
import { Badge } from '@/ui/badge'
import { BalanceCard } from '@/ui/balance-card'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { FactCard } from '@/ui/fact-card'
import { MoneyCard } from '@/ui/money-card'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { balanceOf, changeLines, lunchFacts, movedLines, refundDueLines, statementGroups } from '@/wording/account'
import { useAccount } from '../use-account'
import { AskPart } from './ask-part'
import './index.scss'

const open = (url: string) => void Taro.navigateTo({ url })

/** What a child's service costs, line by line, what was paid and what comes back. Nothing is collected here (FR-069, FR-070, FR-074). */
export default function AccountPage() {
  const { family, isGuardian, children, childId, account, choose } = useAccount(useRouter().params.childId ?? null)
  const tabs = children.length > 1 ? <Tabs label='选择孩子' options={children} value={childId} onChange={choose} /> : null
  if (childId === null || !isGuardian) return <NoChild family={family} isGuardian={isGuardian} />
  if (account.state !== 'ready') {
    return (
      <Page>
        {tabs}
        <Pending query={account} />
      </Page>
    )
  }
  const { data } = account
  return (
    <Page>
      {account.stale ? <Stale onRetry={account.refresh} /> : null}
      {tabs}
      <View className='fee-head'>
        <View className='fee-head__title' {...spoken({ role: 'heading' })}>
          {data.child.name} · {data.child.className}
        </View>
        <View className='fee-quiet'>{data.term.name}</View>
      </View>
      <AccountParts account={data} />
    </Page>
  )
}

function NoChild({ family, isGuardian }: Pick<ReturnType<typeof useAccount>, 'family' | 'isGuardian'>) {
  return (
    <Page>
      {family.state === 'ready' || !isGuardian ? (
        <Empty title='绑定孩子以后，这里会显示孩子的账单。'>
          <Button kind='primary' onClick={() => open('/features/family/bind/index')}>
            绑定孩子
          </Button>
        </Empty>
      ) : (
        <Pending query={family} />
      )}
    </Page>
  )
}

function AccountParts({ account }: { account: AccountView }) {
  const { statements, entries, refundsDue } = account
  const [changes, moved] = [changeLines(entries), movedLines(entries)]
  const none = statements.length === 0 && entries.length === 0
  return (
    <>
      {none ? <Empty title='现在没有账单。学校发了账单，会在这里显示，也会给您发消息。' /> : <BalanceCard {...balanceOf(account)} />}
      {statementGroups(statements).map(({ title, parts }) => (
        <MoneyCard key={title} title={title} parts={parts} />
      ))}
      {refundsDue.length > 0 ? <MoneyCard title='等确认的退费' note='还没有记到账上；财务确认后，会显示在“退费和调整”里。' parts={[{ key: 'due', lines: refundDueLines(refundsDue) }]} /> : null}
      {changes.length > 0 ? <MoneyCard title='退费和调整' parts={[{ key: 'changes', lines: changes }]} /> : null}
      {moved.length > 0 ? <MoneyCard title='已交和已退' parts={[{ key: 'moved', lines: moved }]} /> : null}
      <ServicesPart account={account} />
      {account.lunch ? <FactCard title='午餐（另交给供餐单位，不在账单里）' facts={lunchFacts(account.lunch)} /> : null}
      <AskPart account={account} />
    </>
  )
}

/** What costs nothing, and what cannot be charged yet. */
function ServicesPart({ account: { free, unbilled } }: { account: AccountView }) {
  if (free.length + unbilled.length === 0) return null
  return (
    <Card title='不用交费的服务'>
      {free.map(({ serviceKey, name }) => (
        <Cell key={serviceKey} title={name} label='免费，不用交' value={<Badge tone='good'>0 元</Badge>} />
      ))}
      {unbilled.map(({ serviceKey, name, says }) => (
        <Cell key={serviceKey} title={name} label={says} value='现在不收' />
      ))}
    </Card>
  )
}
