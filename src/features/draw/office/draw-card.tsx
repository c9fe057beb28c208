import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Fact } from '@/ui/fact'
import { stageOf, timeWords } from '../draw-view'
import { officeStage, type OfficeDraw } from '../office-view'
import { PromisePart } from '../promise-part'

interface DrawCardProps {
  draw: OfficeDraw
  now: string
  deciding: boolean
  onDecide: (drawId: string, what: 'publish' | 'cancel') => Promise<boolean>
}

/** One draw: how it stands, its rules as families read them, its courses, and what can be done about it. */
export function DrawCard({ draw, now, deciding, onDecide }: DrawCardProps) {
  const [asked, setAsked] = useState<'publish' | 'cancel' | null>(null)
  const { words, tone } = officeStage(draw, now)
  const mayCancel = draw.status === 'draft' || (draw.status === 'published' && stageOf(draw, now) === 'early')
  const decide = async () => {
    if (asked) await onDecide(draw.drawId, asked)
    setAsked(null)
  }
  return (
    <>
      <Card title={draw.title} aside={<Badge tone={tone}>{words}</Badge>}>
        <Fact name='规则（家长看到的就是这一句）'>{draw.sentence}</Fact>
        {draw.status === 'draft' ? null : <Fact name={draw.received === null ? '已排志愿' : '结果'}>{draw.received === null ? `${draw.entries} 个孩子` : `${draw.entries} 个孩子排了志愿，${draw.received} 个得到课`}</Fact>}
        {draw.courses.map((course) => (
          <Cell key={course.courseId} title={course.title} label={timeWords(course)} value={`${course.taken}/${course.capacity}${course.waiting > 0 ? `，候补 ${course.waiting}` : ''}`} />
        ))}
        <View className='draw-ways'>
          {draw.status === 'draft' ? (
            <Button kind='primary' onClick={() => setAsked('publish')}>
              公布抽签
            </Button>
          ) : null}
          {mayCancel ? <Button kind='danger' onClick={() => setAsked('cancel')}>取消抽签</Button> : null}
        </View>
      </Card>
      {draw.commitment ? <PromisePart draw={draw} /> : null}
      <Dialog open={asked === 'publish'} title={`公布“${draw.title}”？`} action='公布' loading={deciding} onAction={() => void decide()} onCancel={() => setAsked(null)}>
        公布时系统定下种子并公布它的承诺，家长会收到通知。规则、课程和时间从此不能再改；排志愿开始前还可以整个取消。
      </Dialog>
      <Dialog open={asked === 'cancel'} title={`取消“${draw.title}”？`} action='取消抽签' danger loading={deciding} onAction={() => void decide()} onCancel={() => setAsked(null)}>
        取消后这些课恢复先到先得，按各自的选课时间开放。
      </Dialog>
    </>
  )
}
