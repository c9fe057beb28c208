import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { yuanShares } from 'cloud/rules/account-disclosure'
import { bookRows, bookYuan, familyRows, jiaoWords, reconciliationWords } from 'cloud/rules/account-words'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { SumRows } from '@/ui/sum-rows'
import { YuanBars } from '@/ui/yuan-bars'
import { differenceRows } from '../draft-view'
import { useAccountDraft, type AccountDraft } from '../use-book'
import './index.scss'

/** What would be published, what is in the way, and publishing it as it was looked at. */
export default function PublishAccountsPage() {
  const { draft, publishing, publish } = useAccountDraft()
  const [asking, setAsking] = useState(false)
  const [version, setVersion] = useState<number | null>(null)
  if (draft.state !== 'ready') {
    return (
      <Page>
        <Pending query={draft} />
      </Page>
    )
  }
  const { data } = draft
  const send = async () => {
    const published = await publish(data.contentSha256)
    setVersion(published?.version ?? null)
    setAsking(false)
  }
  const isReady = data.obstacles.length === 0
  return (
    <Page
      bar={
        isReady ? (
          <ActionBar>
            <Button block kind='primary' onClick={() => setAsking(true)}>
              公布给家长
            </Button>
          </ActionBar>
        ) : null
      }
    >
      {draft.stale ? <Stale onRetry={draft.refresh} /> : null}
      {publishing.refusal ? <Notice tone='refusal'>{publishing.refusal.message}</Notice> : null}
      {version === null ? null : <Notice title={`已公布第 ${version} 版`}>任何人都可以看到，不能再改。有错误请更正账目，再公布新的一版。</Notice>}
      {version === null || !isReady ? <InTheWay draft={data} published={version !== null} /> : null}
      <Preview draft={data} />
      <Card>
        <Cell title='学校收支账' label='补记收入和支出，填写期初结余和专账' onClick={() => void Taro.navigateTo({ url: '/features/fee-office/book/index' })} />
        {data.lastVersion === null ? null : (
          <Cell title='家长看到的收支公示' label={`现在是第 ${data.lastVersion} 版`} onClick={() => void Taro.navigateTo({ url: '/features/fee/accounts/index' })} />
        )}
      </Card>
      <Dialog open={asking} title='公布收支公示？' action='公布，不再修改' loading={publishing.sending} onAction={() => void send()} onCancel={() => setAsking(false)}>
        公布以后任何人都可以看到，这一版不能修改，也不能删除。
      </Dialog>
    </Page>
  )
}

/** Right after publishing, that nothing is new is no news. */
function InTheWay({ draft: { obstacles, warnings }, published }: { draft: AccountDraft; published: boolean }) {
  return (
    <>
      {(published ? [] : obstacles).map((words) => (
        <Notice key={words} tone='todo'>
          {words}
        </Notice>
      ))}
      {warnings.map((words) => (
        <Notice key={words} tone='todo' title='提醒'>
          {words}
        </Notice>
      ))}
    </>
  )
}

function Preview({ draft: { content, reliefFen, relievedChildren } }: { draft: AccountDraft }) {
  const shares = yuanShares(content.spending)
  const differences = differenceRows(content.checks)
  return (
    <>
      <Card title={`${content.termName}　家长会看到`}>
        {content.spending.length === 0 ? <View>还没有支出。</View> : <YuanBars label='一元钱花在哪里' bars={content.spending.map(({ category, amountFen }, index) => ({ name: category, share: shares[index] ?? 0, says: jiaoWords(shares[index] ?? 0), amount: bookYuan(amountFen) }))} />}
      </Card>
      <Card title='收入和支出'>
        <SumRows label='收入和支出' rows={bookRows(content)} />
      </Card>
      <Card title='家长这一边'>
        <SumRows label='家长这一边' rows={familyRows(content)} />
        <View className='publish-quiet'>{reconciliationWords(content)}</View>
        {content.families.reliefFen === null ? <View className='publish-quiet'>减免一共 {relievedChildren} 个孩子、{bookYuan(reliefFen)}。不到 5 个孩子，公示里不单独列出，免得看出是哪一家；这里只给财务和学校看。</View> : null}
      </Card>
      {differences.length > 0 ? (
        <Card title='对不上的地方'>
          <SumRows label='对不上的地方' rows={differences} />
        </Card>
      ) : null}
    </>
  )
}
