import { View } from '@tarojs/components'
import type { Calendar as RuleCalendar } from 'cloud/rules/calendar'
import { calendarDifferences, publicDays, withPublicDays } from 'cloud/rules/public-days'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { differenceWords, type TermDraft } from '../calendar-view'
import type { Calendar } from '../use-calendar'

interface Props {
  calendar: RuleCalendar | null
  years: Calendar['years']
  onTake: (days: Pick<TermDraft, 'holidays' | 'makeUpDays'>) => void
}

/** What the State Council arranges for the term's dates, where the school's days differ, and taking it over with one tap. */
export function PublicPart({ calendar, years, onTake }: Props) {
  if (!calendar) {
    return (
      <Card title='国务院安排'>
        <View className='calendar-quiet'>填好学期的开始和结束日期后，这里会给出这段时间的放假和调休。</View>
      </Card>
    )
  }
  const proposed = publicDays(years, calendar)
  const differences = calendarDifferences(calendar, proposed)
  const lacks = differences.some(({ kind }) => kind === 'holidayMissing' || kind === 'makeUpDayMissing')
  const within = years.filter(({ year }) => calendar.startsOn.slice(0, 4) <= String(year) && String(year) <= calendar.endsOn.slice(0, 4))
  return (
    <Card title='国务院安排'>
      {proposed.incompleteYears.map((year) => (
        <Notice key={year} tone='todo' title={`${year}年：国务院安排未公布，请按通知补充。`}>
          <View>现在只有法律规定的放假日；连休和调休上课要等通知。</View>
        </Notice>
      ))}
      {differences.length === 0 ? <View>校历与国务院安排一致。</View> : differenceWords(differences).map((words) => <View key={words}>{words}</View>)}
      {lacks ? (
        <View className='calendar-ways'>
          <Button onClick={() => onTake(withPublicDays(calendar, proposed))}>采用国务院安排</Button>
        </View>
      ) : null}
      <View className='calendar-quiet calendar-gap'>
        {within.map(({ year, source }) => (
          <View key={year}>
            {year}年依据：{source}
          </View>
        ))}
      </View>
    </Card>
  )
}
