import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { AccountView } from 'cloud/contract/statement'
import { Badge } from '@/ui/badge'
import { BalanceCard } from '@/ui/balance-card'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { onClipboard } from '@/ui/clipboard'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { FactCard } from '@/ui/fact-card'
import { MoneyCard } from '@/ui/money-card'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { accountText, balanceOf, entryLines, lunchFacts, refundDueLines, statementGroups } from '@/wording/account'
import { useAccount } from '../use-account'
import './index.scss'

const open = (url: string) => void Taro.navigateTo({ url })

/** What a child's service costs, line by line, what was paid and what comes back. Nothing is collected here (FR-069, FR-070, FR-074). */
export default function AccountPage() {
  const { family, children, childId, account, choose } = useAccount(useRouter().params.childId ?? null)
  const tabs = children.length > 1 ? <Tabs label='选择孩子' options={children} value={childId} onChange={choose} /> : null
  if (childId === null) return <NoChild family={family} />
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

function NoChild({ family }: { family: ReturnType<typeof useAccount>['family'] }) {
  return (
    <Page>
      {family.state === 'ready' ? (
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
  const none = statements.length === 0 && entries.length === 0
  return (
    <>
      {none ? <Empty title='现在没有账单。学校发了账单，会在这里显示，也会给您发消息。' /> : <BalanceCard {...balanceOf(account)} />}
      {statementGroups(statements).map(({ title, parts }) => (
        <MoneyCard key={title} title={title} parts={parts} />
      ))}
      {refundsDue.length > 0 ? <MoneyCard title='等确认的退费' note='还没有记到账上；财务确认后，会显示在“收支记录”里。' parts={[{ key: 'due', lines: refundDueLines(refundsDue) }]} /> : null}
      {entries.length > 0 ? <MoneyCard title='收支记录' parts={[{ key: 'entries', lines: entryLines(entries) }]} /> : null}
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

function AskPart({ account }: { account: AccountView }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const { payee, complaintPhone, noticeVersion, statements, entries } = account
  return (
    <Card title='交费和疑问'>
      <Fact name='交给谁'>{payee}</Fact>
      <View className='fee-quiet'>按学校通知的办法交。这里不收钱，任何人让您在这里付款都不要相信。</View>
      <Fact name='投诉电话'>{complaintPhone}</Fact>
      <View className='fee-ways'>
        {complaintPhone === null ? null : (
          <Button block label={`打投诉电话 ${complaintPhone}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: complaintPhone })}>
            打投诉电话
          </Button>
        )}
        <Button block onClick={() => open('/features/fee/notice/index')}>
          {noticeVersion === null ? '看收费公示' : `看收费公示（第${noticeVersion}版）`}
        </Button>
        {statements.length + entries.length > 0 ? (
          <Button block onClick={() => void onClipboard(accountText(account)).then(setCopied)}>
            复制账单文字
          </Button>
        ) : null}
      </View>
      {copied === null ? null : (
        <View className='fee-quiet' {...spoken({ role: 'status' })}>
          {copied ? '已复制，可以粘贴到别处保存或打印。' : '手机不让复制，请截屏保存。'}
        </View>
      )}
    </Card>
  )
}
