import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { spoken } from '@/ui/spoken'
import { Tabs } from '@/ui/tabs'
import { Timetable } from '@/ui/timetable'
import { gradeName } from '@/wording/grades'
import type { GradeWeek, SeasonOption } from '../week-view'

interface WeekCardProps {
  week: GradeWeek
  /** Null where all grades have the same week. */
  grade: number | null
  grades: readonly number[]
  onGrade: (grade: number) => void
  season: SeasonOption | null
  seasons: readonly SeasonOption[]
  onSeason: (id: string) => void
}

/** The week of one grade: a picture of what has a clock time, words for all else (FR-003, FR-004). */
export function WeekCard({ week: { picture, rows }, grade, grades, onGrade, season, seasons, onSeason }: WeekCardProps) {
  return (
    <Card title={grade === null ? '一周安排（各年级相同）' : `${gradeName(grade)}的一周`}>
      {grade !== null && grades.length > 1 ? <Tabs label='选择年级' value={grade} onChange={onGrade} options={grades.map((value) => ({ value, label: gradeName(value) }))} /> : null}
      {seasons.length > 1 ? <Tabs label='选择季节' value={season?.id ?? null} onChange={onSeason} options={seasons.map(({ id, label }) => ({ value: id, label }))} /> : null}
      {picture ? <Timetable {...picture} /> : null}
      {rows.length > 0 ? (
        <View className={picture ? 'plan-rows plan-rows--below' : 'plan-rows'} {...spoken({ role: 'list' })}>
          {rows.map(({ when, what }) => (
            <View key={`${when}${what}`} className='plan-rows__row' {...spoken({ role: 'listitem' })}>
              <View className='plan-rows__when'>{when}</View>
              <View>{what}</View>
            </View>
          ))}
        </View>
      ) : null}
      {!picture && rows.length === 0 ? <View>这个年级没有安排服务。</View> : null}
    </Card>
  )
}
