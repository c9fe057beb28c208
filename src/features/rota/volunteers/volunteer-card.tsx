import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dutyWords, kindName, paperNames, paperWords } from '../volunteer-view'
import type { Volunteer } from '../use-volunteers'

interface Props {
  volunteer: Volunteer
  vetting: readonly (keyof typeof paperNames)[]
  sending: boolean
  onEdit: () => void
  onAssign: () => void
  onEnd: (assignmentId: string) => void
  /** What is open below, instead of the ways. */
  children: ReactNode
}

/** One volunteer: who it is, what is still missing, and where it helps. */
export function VolunteerCard({ volunteer, vetting, sending, onEdit, onAssign, onEnd, children }: Props) {
  const { name, kind, skill, phone, lacks, barred, active, duties, note } = volunteer
  const mayHelp = active && !barred && lacks.length === 0
  return (
    <Card title={name} aside={<Badge tone={mayHelp ? 'good' : active ? 'bad' : 'calm'}>{mayHelp ? '可以安排' : active ? '不能安排' : '不再参加'}</Badge>}>
      <View>{[kindName(kind), skill, phone].filter(Boolean).join('，')}</View>
      {barred ? <View className='rota-lacks'>方案不允许{kindName(kind)}参与。</View> : null}
      {lacks.length > 0 ? <View className='rota-lacks'>还缺：{lacks.map((each) => paperNames[each]).join('、')}</View> : null}
      {vetting.map((paper) => (
        <View key={paper} className='rota-quiet'>
          {paperWords(paperNames[paper], volunteer[`${paper}On`], volunteer[`${paper}By`])}
        </View>
      ))}
      {note ? <View className='rota-quiet'>{note}</View> : null}
      {duties.map((duty) => (
        <View key={duty.assignmentId} className='rota-part'>
          <View className='rota-part__line'>
            <View>{dutyWords(duty)}</View>
            <Button label={`结束${name}在${dutyWords(duty)}的安排`} disabled={sending} onClick={() => onEnd(duty.assignmentId)}>
              结束
            </Button>
          </View>
        </View>
      ))}
      {children ?? (
        <View className='rota-ways'>
          {mayHelp ? (
            <Button block label={`安排${name}帮忙`} onClick={onAssign}>
              安排帮忙
            </Button>
          ) : null}
          <Button block label={`修改${name}的资料`} onClick={onEdit}>
            修改资料
          </Button>
        </View>
      )}
    </Card>
  )
}
