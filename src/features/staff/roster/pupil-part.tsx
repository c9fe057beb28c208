import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Choice } from '@/ui/choice'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Button } from '@/ui/button'
import { Tabs } from '@/ui/tabs'
import { TextArea } from '@/ui/text-area'
import { courseNote, placesText, pupilFacts } from '../courses-view'
import { useCourses, type RosterPupil } from '../use-courses'
import { mostReason, useReason } from '../use-moves'
import type { PartProps } from './part-props'
import { WayBar } from './way-bar'

const ways = [
  { value: 'move' as const, label: '调到别的课' },
  { value: 'remove' as const, label: '移出这门课' },
]

/** One child of the roster: moved to another course, or taken out, with a reason that its family reads. */
export function PupilPart({ courseId, course, pupil, onDone, onBack }: PartProps & { pupil: RosterPupil }) {
  const [way, setWay] = useState<'move' | 'remove'>('move')
  const [toCourseId, setToCourseId] = useState<string | null>(null)
  const [overLine, setOverLine] = useState(false)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const { reason, setReason, clear } = useReason(courseId)
  const move = useSend('moveChild')
  const remove = useSend('removeChild')
  const refusal = way === 'move' ? move.refusal : remove.refusal
  const noReason = reason.trim() === ''
  const mayAdd = move.refusal?.code === 'move_over_line' || move.refusal?.code === 'move_no_place' || overLine
  const finish = (words: string) => {
    clear()
    onDone(words)
  }
  const act = async () => {
    setTried(true)
    if (noReason || (way === 'move' && toCourseId === null)) return void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    if (way === 'remove') return setAsking(true)
    if (await move.send({ placeId: pupil.placeId, toCourseId: toCourseId as string, reason: reason.trim(), overLine })) finish(`已把${pupil.childName}调到别的课，家长会收到消息。`)
  }
  const takeOut = async () => {
    const output = await remove.send({ placeId: pupil.placeId, reason: reason.trim() })
    setAsking(false)
    if (output) finish(`已把${pupil.childName}移出，家长会收到消息。`)
  }
  const facts = [pupil.className, pupil.waitingPosition === null ? '' : `候补第 ${pupil.waitingPosition} 位`, pupilFacts(pupil)].filter(Boolean).join(' · ')
  return (
    <Page bar={<WayBar action={way === 'move' ? '调课' : '移出'} danger={way === 'remove'} sending={move.sending || remove.sending} refusal={refusal?.message ?? null} onAction={() => void act()} onBack={onBack} />}>
      <Notice title={pupil.childName}>{facts}</Notice>
      <Tabs label='怎样调整' options={ways} value={way} onChange={setWay} />
      <Card title={way === 'move' ? `从“${course.title}”调到别的课` : `移出“${course.title}”`}>
        <TextArea
          label='原因'
          hint={way === 'move' ? '家长会看到，请不要写孩子的姓名。' : '家长会看到，请不要写孩子的姓名。空出的名额给候补的下一位。'}
          max={mostReason}
          value={reason}
          error={tried && noReason ? '请写明原因，家长会看到' : null}
          onChange={setReason}
        />
        {way === 'move' && mayAdd ? (
          <CheckLine checked={overLine} onChange={setOverLine}>
            另加名额安排：不占候补孩子的名额，候补的家长会收到说明和原因
          </CheckLine>
        ) : null}
        {way === 'move' ? (
          <TargetChoice
            courseId={courseId}
            value={toCourseId}
            error={tried && toCourseId === null ? '请选择调到哪门课' : null}
            onChange={(chosen) => {
              move.dismiss()
              setOverLine(false)
              setToCourseId(chosen)
            }}
          />
        ) : null}
      </Card>
      <Dialog open={asking} title={`把${pupil.childName}移出“${course.title}”？`} action='确认移出' danger loading={remove.sending} onAction={() => void takeOut()} onCancel={() => setAsking(false)}>
        名额马上给候补的下一位，不能撤回。
      </Dialog>
    </Page>
  )
}

/** The term's other courses, as full as each is. */
function TargetChoice({ courseId, value, error, onChange }: { courseId: string; value: string | null; error: string | null; onChange: (courseId: string) => void }) {
  const courses = useCourses()
  if (courses.state !== 'ready') return <Pending query={courses} />
  const others = courses.data.items.filter((each) => each.courseId !== courseId && each.status === 'published')
  return (
    <>
      <Choice label='调到哪门课' options={others.map((each) => ({ value: each.courseId, label: each.title, note: `${courseNote(each)}；${placesText(each)}` }))} value={value} error={error} onChange={onChange} />
      {courses.more ? (
        <Button block loading={courses.loadingMore} onClick={courses.more}>
          更多课程
        </Button>
      ) : null}
    </>
  )
}
