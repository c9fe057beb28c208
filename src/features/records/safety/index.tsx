import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayWords } from '@/wording/dates'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { safetyNames } from '../records-view'
import { useSafety, type Safety, type SafetyEntry } from '../use-records'
import { EntryCard } from './entry-card'
import { EntryForm } from './entry-form'
import '../records.scss'

type Shown = SafetyEntry['kind'] | 'all'

/** Patrols, gate and venues (FR-097): a note in a few taps, what is to be put right first, patrollers that were missing. */
export default function SafetyPage() {
  const [shown, setShown] = useState<Shown>('all')
  const { list, log, settle, logging, settling } = useSafety(shown === 'all' ? null : shown)
  const [writing, setWriting] = useState(false)
  const [saved, setSaved] = useState(false)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const begin = () => {
    logging.dismiss()
    setSaved(false)
    setWriting(true)
  }
  return (
    <Page
      bar={
        writing ? null : (
          <ActionBar>
            <Button block kind='primary' onClick={begin}>
              记一笔
            </Button>
          </ActionBar>
        )
      }
    >
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {saved ? <Notice title='已记下' /> : null}
      {writing ? (
        <EntryForm
          today={first.today}
          refused={logging.refusal?.message ?? null}
          sending={logging.sending}
          onBack={() => setWriting(false)}
          onLog={async (entry) => {
            const logged = await log(entry)
            if (logged) setWriting(false)
            setSaved(logged)
            return logged
          }}
        />
      ) : null}
      <PatrolsPart safety={first} />
      <Tabs label='类别' options={[{ value: 'all', label: '全部' }, ...Object.entries(safetyNames).map(([value, label]) => ({ value, label }))]} value={shown} onChange={(value) => setShown(value as Shown)} />
      {items.length === 0 ? (
        <Empty title='还没有记录。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((entry) => (
            <EntryCard key={entry.logId} entry={entry} refused={settling.refusal?.message ?? null} sending={settling.sending} onSettle={(text) => settle(entry.logId, text)} />
          ))}
        </PagedList>
      )}
    </Page>
  )
}

/** Of the last service days, those that too few people patrolled. */
function PatrolsPart({ safety: { patrollersPerDay, patrols } }: { safety: Safety }) {
  if (patrollersPerDay === null) return null
  const short = patrols.filter(({ missing }) => missing > 0)
  if (short.length === 0) return <View className='records-quiet'>方案要求每天至少 {patrollersPerDay} 人巡查，最近 {patrols.length} 天都够。</View>
  return (
    <Notice tone='todo' title={`方案要求每天至少 ${patrollersPerDay} 人巡查，最近有 ${short.length} 天不够`}>
      {short.map(({ heldOn, patrollers }) => `${dayWords(heldOn)} ${patrollers} 人`).join('、')}
    </Notice>
  )
}
