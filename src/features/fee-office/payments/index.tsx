import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { usePagedQuery } from '@/client/use-paged-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import { standingWords, whereWords } from '../payment-view'
import { ListPart } from './list-part'
import '../payments.scss'

/** Finance's day with money that its own office received or paid out: one child is found here, a whole sheet has its own page. */
export default function PaymentsPage() {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  return (
    <Page>
      <View className='payments-way payments-quiet'>这里只登记学校财务已经收到、付出的款，应用本身不收钱；交没交都不影响孩子参加，也不催交。</View>
      <Card title='登记一笔'>
        <TextInput label='班级、学号或姓名' max={20} value={typed} placeholder='如：三年级1班 12' onChange={setTyped} />
        <View className='payments-way'>
          <Button block kind='primary' onClick={() => setSearch(typed.trim())}>
            查找孩子
          </Button>
        </View>
        {search ? <FoundPart search={search} /> : null}
        <Button block onClick={() => void Taro.navigateTo({ url: '/features/fee-office/payment-import/index' })}>
          用表格一次登记很多笔
        </Button>
      </Card>
      <ListPart />
    </Page>
  )
}

function FoundPart({ search }: { search: string }) {
  const list = usePagedQuery('listPayers', { search }, (output) => ({ ...output, items: output.payers }))
  if (list.state !== 'ready') return <Pending query={list} />
  const { items, total } = list.data
  return (
    <View className='payments-way'>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <View>没有找到有账单的孩子，请换个字再找；还没有出账单的孩子不能登记。</View>
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns>
              {items.map((payer) => (
                <Cell key={payer.childId} title={payer.name} label={whereWords(payer)} value={standingWords(payer)} onClick={() => void Taro.navigateTo({ url: `/features/fee-office/payment/index?childId=${payer.childId}` })} />
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </View>
  )
}
