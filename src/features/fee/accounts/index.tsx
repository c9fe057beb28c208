import Taro, { useRouter } from '@tarojs/taro'
import { accountsPublishedWords } from '@/wording/plan'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { dateOf, fullDateWords } from '@/wording/dates'
import { useAccounts, type Accounts } from '../use-accounts'
import { DoubtPart } from './doubt-part'
import { NoticePart } from './notice-part'
import './index.scss'

/** 收支公示 for anyone: where the money came from, where one yuan went, and whether it adds up (FR-075). */
export default function AccountsPage() {
  const accounts = useAccounts(useRouter().params.noticeId)
  if (accounts.state !== 'ready') {
    return (
      <Page>
        <Pending query={accounts} />
      </Page>
    )
  }
  const { data } = accounts
  return (
    <Page>
      {accounts.stale ? <Stale onRetry={accounts.refresh} /> : null}
      {data.notice ? <NoticePart notice={data.notice} complaintPhone={data.complaintPhone} /> : <NotYet accounts={data} />}
      <Versions accounts={data} />
    </Page>
  )
}

function NotYet({ accounts: { schoolName, published, complaintPhone } }: { accounts: Accounts }) {
  return (
    <>
      <Empty title={`${schoolName}还没有公布收支。${published ? `方案写明${accountsPublishedWords[published]}。` : ''}`} />
      <DoubtPart phone={complaintPhone} />
    </>
  )
}

/** What was published stays to be read: a later version never takes an earlier one's place. */
function Versions({ accounts: { notice, versions } }: { accounts: Accounts }) {
  const others = versions.filter(({ noticeId }) => noticeId !== notice?.noticeId)
  if (others.length === 0) return null
  return (
    <Card title='其他版本'>
      {others.map(({ noticeId, termName, version, publishedAt }) => (
        <Cell key={noticeId} title={`${termName}　第 ${version} 版`} label={`${fullDateWords(dateOf(publishedAt))}公布`} onClick={() => void Taro.navigateTo({ url: `/features/fee/accounts/index?noticeId=${noticeId}` })} />
      ))}
    </Card>
  )
}
