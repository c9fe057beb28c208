import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { FactCard } from '@/ui/fact-card'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { commonCards, serviceCards, versionWords } from '@/wording/fee-notice'
import { isPublished, lackLines, type NoticeDraft } from '../notice-view'
import { useNotice } from '../use-notice'
import '../fee-office.scss'

/** The 收费公示 before it goes public: as families will read it, and what it still lacks. */
export default function FeeOfficeNoticePage() {
  const { draft, from, fill, wrong, publish, sending, refusal, dismiss } = useNotice()
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
  const same = isPublished(data)
  const ask = () => {
    dismiss()
    setVersion(null)
    setAsking(wrong === null)
  }
  const confirm = async () => {
    const published = await publish()
    setAsking(false)
    setVersion(published?.version ?? null)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const bar = (
    <ActionBar>
      <Button block kind='primary' onClick={ask}>
        公布收费公示
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={same ? null : bar}>
      {draft.stale ? <Stale onRetry={draft.refresh} /> : null}
      {version === null ? null : (
        <Notice title={`第${version}版已公布，家长现在可以看到。`}>
          <Button onClick={() => void Taro.navigateTo({ url: '/features/fee-office/statements/index' })}>去发账单</Button>
        </Notice>
      )}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {same && version === null ? <Notice title='现在的方案已经公示，没有新的内容要公布。'>方案的收费有变化并公布以后，再回到这里公布新的一版。</Notice> : null}
      <LacksPart lacks={data.lacks} />
      {same ? null : (
        <Card title='从哪一天起执行'>
          <TextInput label='执行日期' hint='公布以前的日子不能收费；以后改标准，从改后公布的日子起算。' max={12} value={from} onChange={fill} error={wrong} />
        </Card>
      )}
      <PreviewPart draft={data} />
      <EarlierPart draft={data} />
      <Dialog open={asking} title='公布这份收费公示？' action='确认公布' loading={sending} onAction={() => void confirm()} onCancel={() => setAsking(false)}>
        <View>{from}起执行。所有人都能看到，公布后不能撤回；要改，先公布新的方案，再公布新的一版。</View>
        {data.lacks.some(({ blocks }) => blocks) ? <View>还缺内容的服务，补齐以前不能发账单。</View> : null}
      </Dialog>
    </Page>
  )
}

function LacksPart({ lacks }: { lacks: NoticeDraft['lacks'] }) {
  const rows = lackLines(lacks)
  if (rows.length === 0) return <Notice title='标准、依据和投诉电话都齐了。' />
  return (
    <Card title='还缺什么'>
      {rows.map(({ key, words, blocks }) => (
        <Cell key={key} title={words} label={blocks ? '补齐以前不能发账单' : '不影响发账单，但应当公布'} />
      ))}
      <View className='fee-office-quiet'>这些都写在方案里：到“方案管理”里填好、公布方案，再回到这里公布。</View>
    </Card>
  )
}

function PreviewPart({ draft: { content } }: { draft: NoticeDraft }) {
  return (
    <>
      <Card title='公布以后，家长看到的'>
        <View>
          {content.schoolName}课后服务收费公示，{content.termName}
        </View>
        <View className='fee-office-quiet'>
          来自方案“{content.planTitle}”第{content.planVersion}版
        </View>
      </Card>
      {[...serviceCards(content), ...commonCards(content)].map(({ key, ...card }) => (
        <FactCard key={key} {...card} />
      ))}
      <FactCard title='对收费有疑问' facts={[{ name: '投诉电话', says: content.complaintPhone }]} />
    </>
  )
}

function EarlierPart({ draft: { published } }: { draft: NoticeDraft }) {
  if (published.length === 0) return null
  return (
    <Card title='公布过的'>
      {published.map((notice) => (
        <Cell key={notice.noticeId} title={versionWords(notice)} />
      ))}
    </Card>
  )
}
