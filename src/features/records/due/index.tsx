import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { dueTitle, periodWords, presentWords, recordUrl, writtenHead } from '../records-view'
import { useWritten, type DueRecord, type Written } from '../use-records'
import '../records.scss'

type Shown = 'due' | 'written'

/** The records that the plan asks for: what is blank stands first, and what was written. */
export default function RecordsDuePage() {
  const [shown, setShown] = useState<Shown>('due')
  return (
    <Page>
      <Tabs
        label='记录'
        options={[
          { value: 'due', label: '要写的' },
          { value: 'written', label: '写好的' },
        ]}
        value={shown}
        onChange={(value) => setShown(value as Shown)}
      />
      {shown === 'due' ? <DuePart /> : <WrittenPart />}
    </Page>
  )
}

function DuePart() {
  const due = useQuery('readRecordsDue', {})
  if (due.state !== 'ready') return <Pending query={due} />
  const { duties, today } = due.data
  return (
    <>
      {due.stale ? <Stale onRetry={due.refresh} /> : null}
      {duties.length === 0 ? <Empty title='方案没有要求定期写的记录。' /> : null}
      {duties.map((each) => (
        <DutyCard key={each.duty} due={each} today={today} />
      ))}
    </>
  )
}

const shownAtOnce = 6
const open = (duty: string, heldOn: string) => void Taro.navigateTo({ url: recordUrl(duty, heldOn) })

function DutyCard({ due, today }: { due: DueRecord; today: string }) {
  const [all, setAll] = useState(false)
  const { duty, every, periods, blank } = due
  const shown = all ? periods : periods.slice(0, shownAtOnce)
  // Of a period that is not over, today is what there is to write about.
  const dayOf = ({ from, to }: { from: string; to: string }) => (to < today ? to : from > today ? from : today)
  return (
    <Card title={dueTitle(due)} aside={blank > 0 ? <Badge tone='bad'>{`${blank} 份没有写`}</Badge> : <Badge tone='good'>没有缺的</Badge>}>
      {every === null ? <View className='records-quiet'>方案没有写多久写一次。</View> : null}
      {shown.map((period) => (
        <Cell
          key={period.from}
          title={periodWords(period)}
          label={period.written > 0 ? `写了 ${period.written} 份` : period.blank ? '已经过去，还没有人写' : '还没有写'}
          value={period.blank ? <Badge tone='bad'>没有写</Badge> : null}
          onClick={() => open(duty, dayOf(period))}
        />
      ))}
      <View className='records-ways'>
        {periods.length > shown.length ? <Button onClick={() => setAll(true)}>{`再看 ${periods.length - shown.length} 条`}</Button> : null}
        {every === null ? (
          <Button block label={`写${duty}`} onClick={() => open(duty, today)}>
            写一份
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

function WrittenPart() {
  const list = useWritten(true)
  if (list.state !== 'ready') return <Pending query={list} />
  const { items, total } = list.data
  return (
    <>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='还没有写过记录。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((record) => (
            <RecordCard key={record.recordId} record={record} />
          ))}
        </PagedList>
      )}
    </>
  )
}

function RecordCard({ record }: { record: Written }) {
  const present = presentWords(record.present, record.expected)
  return (
    <Card title={writtenHead(record)}>
      <View className='records-quiet'>
        {record.duty}，{record.writtenBy}写
      </View>
      <View className='records-text'>{record.done}</View>
      {record.notes ? <View className='records-text'>备注：{record.notes}</View> : null}
      {present ? <View className='records-quiet'>{present}</View> : null}
    </Card>
  )
}
