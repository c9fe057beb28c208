import { View } from '@tarojs/components'
import { spoken } from './spoken'
import { layTimetable, type TimetableBlock } from './timetable-layout'
import './timetable.scss'

export interface TimetableDay {
  key: number
  /** Short: 周一. */
  label: string
  /** Below it: a date, or 放假. */
  note?: string
  today?: boolean
}

/** A week as a picture: a column for each day, blocks by time. Each column is read out as one sentence. */
export function Timetable({ days, blocks }: { days: readonly TimetableDay[]; blocks: readonly TimetableBlock[] }) {
  const { placed, height } = layTimetable(blocks)
  return (
    <View className='k-timetable'>
      {days.map((day) => (
        <View key={day.key} className='k-timetable__day' {...spoken({ role: 'img', label: sentence(day, blocks) })}>
          <View className={`k-timetable__head${day.today ? ' k-timetable__head--today' : ''}`}>
            <View>{day.label}</View>
            {day.note ? <View>{day.note}</View> : null}
          </View>
          <View className='k-timetable__column' style={{ height: `${height}em` }}>
            {placed
              .filter(({ block }) => block.day === day.key)
              .map(({ block, top, height: tall, lane, lanes }) => (
                <View
                  key={`${block.startsAt}${block.title}`}
                  className={`k-timetable__block k-timetable__block--${block.tone ?? 0}`}
                  style={{ top: `${top}em`, height: `${tall}em`, left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }}
                >
                  <View>{block.startsAt}</View>
                  <View>
                    <View className='k-timetable__title'>{block.title}</View>
                    {block.details?.map((detail) => (
                      <View key={detail}>{detail}</View>
                    ))}
                  </View>
                  <View>{endWords(block)}</View>
                </View>
              ))}
          </View>
        </View>
      ))}
    </View>
  )
}

const endWords = ({ endsAt, about }: TimetableBlock) => (about ? `约${endsAt}` : endsAt)

function sentence(day: TimetableDay, blocks: readonly TimetableBlock[]) {
  const told = blocks.filter((block) => block.day === day.key).map((block) => `${block.startsAt}到${endWords(block)}，${[block.title, ...(block.details ?? [])].join('：')}`)
  return `${day.label}${day.note ?? ''}：${told.join('；') || '没有安排'}`
}
