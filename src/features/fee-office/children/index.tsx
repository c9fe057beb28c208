import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { BalanceCard } from '@/ui/balance-card'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import { balanceWords, totalRows } from '@/wording/account'
import '../fee-office.scss'

type Account = Output<'listAccounts'>['accounts'][number]
type Shown = 'all' | 'owing' | 'inHand'

const filters: { value: Shown; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'owing', label: '待交' },
  { value: 'inHand', label: '有余' },
]

const nothingFound: Record<Shown, string> = { all: '还没有孩子有账单。', owing: '没有待交的孩子。', inHand: '没有账上有余的孩子。' }

/** Children with an account, for finance and the office alone; found by name or class. */
export default function FeeOfficeChildrenPage() {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [show, setShow] = useState<Shown>('all')
  const list = usePagedQuery('listAccounts', { search, show }, (output) => ({ ...output, items: output.accounts }))
  return (
    <Page>
      <Wide>
        <Card>
          <TextInput label='班级或姓名' optional max={20} value={typed} onChange={setTyped} />
          <View className='fee-office-search'>
            <Button block kind='primary' onClick={() => setSearch(typed.trim())}>
              查找
            </Button>
          </View>
          <Tabs label='看哪些' options={filters} value={show} onChange={setShow} />
          <View className='fee-office-quiet'>每次查看都有记录。金额只给财务和学校办公室看，不用来催交。</View>
        </Card>
        {list.state === 'ready' ? <ListPart list={list} none={search ? '没有找到，请换个字再找。' : nothingFound[show]} /> : <Pending query={list} />}
      </Wide>
    </Page>
  )
}

type Ready = Extract<ReturnType<typeof usePagedQuery<'listAccounts', Account>>, { state: 'ready' }>

function ListPart({ list, none }: { list: Ready; none: string }) {
  const { items, total, first } = list.data
  return (
    <>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <BalanceCard {...balanceWords(first.totals)} rows={totalRows(first.totals)} notes={['全校本学期合计']} />
      {items.length === 0 ? (
        <Empty title={none} />
      ) : (
        <Card>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns>
              {items.map((account) => (
                <AccountCell key={account.childId} account={account} />
              ))}
            </Columns>
          </PagedList>
        </Card>
      )}
    </>
  )
}

function AccountCell({ account: { childId, name, className, rosterNo, totals } }: { account: Account }) {
  const { title, amount } = balanceWords(totals)
  return (
    <Cell
      title={name}
      label={`${className} ${rosterNo}号`}
      value={
        <>
          <View>{title}</View>
          {amount ? <View className='fee-office-amount'>{amount}</View> : null}
        </>
      }
      spokenAs={[name, className, title, amount].filter(Boolean).join('，')}
      onClick={() => void Taro.navigateTo({ url: `/features/fee-office/child/index?childId=${childId}` })}
    />
  )
}
