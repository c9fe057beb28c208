import { useState } from 'react'
import { View } from '@tarojs/components'
import { clashOf } from 'cloud/rules/course-choice'
import { Dialog } from '@/ui/dialog'
import { ChoiceFields } from '../choice-fields'
import { isFull, timeWords, type MenuRow } from '../course-words'
import type { Wish } from '../shortlist'
import { heldOf } from '../standing-view'
import type { ChildMenu } from '../use-family-menus'

type Choices = Pick<Wish, 'ifFull' | 'onOffer' | 'ifClash'>

interface ChooseDialogProps {
  row: MenuRow
  menu: ChildMenu
  onChoose: (choices: Choices) => void
  onCancel: () => void
}

/** What will happen, and what should happen where no place is left. */
export function ChooseDialog({ row: { course }, menu, onChoose, onCancel }: ChooseDialogProps) {
  const clash = clashOf(course, heldOf(menu))
  const [choices, setChoices] = useState<Choices>({ ifFull: 'wait', onOffer: 'ask', ifClash: clash ? 'replace' : 'refuse' })
  const waits = isFull(course) && choices.ifFull === 'wait'
  return (
    <Dialog open title={`给${menu.child.name}选“${course.title}”？`} action={waits ? '排队候补' : clash ? '确认换课' : '确认选课'} onAction={() => onChoose(choices)} onCancel={onCancel}>
      <View>
        每{timeWords(course)}
        {course.venue ? `，在${course.venue}` : ''}上课。
      </View>
      {isFull(course) ? <View>现在没有名额{course.waiting > 0 ? `，前面有 ${course.waiting} 人候补` : ''}。{menu.coursesPerChild === null ? null : `候补也算一门，最多 ${menu.coursesPerChild} 门。`}</View> : null}
      {clash ? <View>选上后会退掉“{clash.title}”；没选上就不退。</View> : null}
      <ChoiceFields askClash={false} choices={choices} onChange={(changes) => setChoices({ ...choices, ...changes })} />
    </Dialog>
  )
}
