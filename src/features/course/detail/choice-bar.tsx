import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { isFull, obstacleWords, type MenuRow } from '../course-words'
import type { useCourse } from '../use-course'
import { askingOf, happenedWords, type Asking } from './detail-view'

interface ChoiceBarProps extends Pick<ReturnType<typeof useCourse>, 'happened' | 'choose' | 'giveBack' | 'begin' | 'sending' | 'refusal'> {
  row: MenuRow
  childName: string
  coursesPerChild: number | null
}

/** The one thing to do about this course, what came of it, or why there is nothing to do. */
export function ChoiceBar({ row, childName, coursesPerChild, happened, choose, giveBack, begin, sending, refusal }: ChoiceBarProps) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const why = row.own ? null : obstacleWords(row, coursesPerChild)
  const next = askingOf(row, childName)
  const ask = () => {
    begin()
    setAsking(next)
  }
  const act = async () => {
    await (row.own ? giveBack(row.own) : choose(!isFull(row.course)))
    setAsking(null)
  }
  return (
    <>
      <ActionBar>
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        {happened ? <Notice title={happenedWords(happened)} /> : null}
        {why && !refusal ? <View>{why}</View> : null}
        {why ? null : (
          <Button block kind={row.own ? 'danger' : 'primary'} loading={sending} onClick={ask}>
            {next.button}
          </Button>
        )}
      </ActionBar>
      {asking ? (
        <Dialog open title={asking.title} action={asking.action} danger={asking.danger} loading={sending} onAction={() => void act()} onCancel={() => setAsking(null)}>
          {asking.lines.map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Dialog>
      ) : null}
    </>
  )
}
