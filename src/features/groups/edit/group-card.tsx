import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { teacherWords } from '@/wording/teacher'
import { partWords, type Part } from '../groups-view'
import { HeadBadges } from './head-badges'

interface Props {
  name: string
  parts: Part[]
  total: number
  /** The arithmetic of the proposal; null for what was saved. */
  why: string | null
  room: string | null
  teacherNames: string[]
  duties: string[]
  missing: number
}

/** One group as it stands: who is in it by class, why, where, and with whom. */
export function GroupCard({ name, parts, total, why, room, teacherNames, duties, missing }: Props) {
  return (
    <Card title={name} aside={<HeadBadges total={total} missing={missing} />}>
      {why ? <View>{why}</View> : null}
      {isNamedAfter(parts, name) ? null : <View className='groups-quiet'>{parts.map(partWords).join('，')}</View>}
      <View className='groups-gap'>教室：{room ?? '还没有定'}</View>
      <View>教师：{teacherNames.length > 0 ? teacherNames.map(teacherWords).join('、') : '还没有定'}</View>
      {duties.map((duty) => (
        <View key={duty}>{duty}</View>
      ))}
    </Card>
  )
}

/** A whole class under its own name needs no list of one. */
const isNamedAfter = ([part, ...others]: Part[], name: string) => others.length === 0 && part !== undefined && part.className === name && part.fromRosterNo === 1 && part.toRosterNo === 99
