import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import { calendarOf, draftFault, mayBegin, type TermDraft } from '../calendar-view'
import { useCalendar } from '../use-calendar'
import { DateField } from './date-field'
import { HolidaysPart } from './holidays-part'
import { MakeUpPart } from './make-up-part'
import { OpeningsPart } from './openings-part'
import { PreviewPart } from './preview-part'
import { PublicPart } from './public-part'
import './index.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** The school's calendar: a term's dates, holidays, days worked instead and weeks of holiday opening (FR-001, R-013, R-014). */
export default function CalendarTermPage() {
  const { calendar, term, changed, fill, begin, giveUp, save, sending, refusal } = useCalendar()
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  if (calendar.state !== 'ready') {
    return (
      <Page>
        <Pending query={calendar} />
      </Page>
    )
  }
  const { data } = calendar
  const fault = draftFault(term, data)
  const counted = calendarOf(term)
  const change = (changes: Partial<TermDraft>) => {
    setSaved(false)
    fill(changes)
  }
  const trySave = async () => {
    setTried(true)
    if (fault || !(await save())) return
    setTried(false)
    setSaved(true)
    toTop()
  }
  const bar = (
    <ActionBar note={tried && fault ? fault : null}>
      <Button block kind='primary' loading={sending} onClick={() => void trySave()}>
        {term.termId === null ? '开始这个学期' : '保存校历'}
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={changed || data.term === null ? bar : null}>
      {calendar.stale ? <Stale onRetry={calendar.refresh} /> : null}
      {saved ? <Notice title='校历已保存，家长的课表已按新校历显示。' /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Wide>
        {changed && data.term !== null ? (
          <Notice tone='todo' title='有改动还没有保存。'>
            <Button onClick={giveUp}>放弃改动</Button>
          </Notice>
        ) : null}
        {mayBegin(data) && term.termId !== null ? (
          <Notice title='这个学期已经结束。' tone='todo'>
            <View className='calendar-gap'>孩子的报名随学期到期，不会自动续到下学期。</View>
            <View className='calendar-ways'>
              <Button onClick={begin}>开始新学期</Button>
            </View>
          </Notice>
        ) : null}
        <Columns roomy>
          <View>
            <Card title={term.termId === null ? '新学期' : '本学期'}>
              <TextInput label='学期名称' hint='如：2026年秋季学期' max={40} value={term.name} error={tried && !term.name.trim() ? '请填写学期名称' : null} onChange={(name) => change({ name })} />
              <View className='calendar-pair'>
                <DateField label='开始日期' value={term.startsOn} error={tried && !dateTyped(term.startsOn) ? '请填写日期' : null} onChange={(startsOn) => change({ startsOn })} />
                <DateField label='结束日期' value={term.endsOn} error={tried && !dateTyped(term.endsOn) ? '请填写日期' : null} onChange={(endsOn) => change({ endsOn })} />
              </View>
            </Card>
            <PublicPart calendar={counted} years={data.years} onTake={change} />
            <PreviewPart calendar={counted} services={term.termId === null ? [] : data.services} />
          </View>
          <View>
            <HolidaysPart holidays={term.holidays} onChange={(holidays) => change({ holidays })} />
            <MakeUpPart days={term.makeUpDays} onChange={(makeUpDays) => change({ makeUpDays })} />
            <OpeningsPart openings={term.openings} onChange={(openings) => change({ openings })} />
          </View>
        </Columns>
      </Wide>
    </Page>
  )
}
