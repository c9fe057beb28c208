import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { teacherWords } from '@/wording/teacher'
import { partWords, type Part } from '../groups-view'

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
    <Card title={name} aside={missing > 0 ? <Badge tone='bad'>{`还缺 ${missing} 名工作人员`}</Badge> : <Badge>{`${total} 人`}</Badge>}>
      {why ? <View>{why}</View> : null}
      <View className='groups-quiet'>{parts.map(partWords).join('，')}</View>
      <View className='groups-gap'>教室：{room ?? '还没有定'}</View>
      <View>教师：{teacherNames.length > 0 ? teacherNames.map(teacherWords).join('、') : '还没有定'}</View>
      {duties.map((duty) => (
        <View key={duty}>{duty}</View>
      ))}
    </Card>
  )
}
