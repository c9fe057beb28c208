import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import type { RosterPupil } from '../use-courses'
import { useRoster } from '../use-courses'
import { CapacityPart } from './capacity-part'
import { ClosePart } from './close-part'
import { ListPart } from './list-part'
import { PlacePart } from './place-part'
import { PupilPart } from './pupil-part'
import './index.scss'

/** What the office is doing to the course. */
type Doing = { kind: 'place' } | { kind: 'capacity' } | { kind: 'close' } | { kind: 'pupil'; pupil: RosterPupil }

/** Who comes to one course, who is offered a place, then who waits, in order; the office changes it here (FR-045). */
export default function StaffRosterPage() {
  const courseId = useRouter().params.courseId ?? null
  const roster = useRoster(courseId)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [done, setDone] = useState<string | null>(null)
  if (roster.state !== 'ready' || courseId === null) {
    return <Page>{roster.state === 'ready' ? <Notice tone='refusal'>请从课程名单里打开一门课。</Notice> : <Pending query={roster} />}</Page>
  }
  const course = roster.data.first
  const begin = (next: Doing) => {
    setDone(null)
    setDoing(next)
  }
  const part = {
    courseId,
    course,
    onDone: (words: string) => {
      setDone(words)
      setDoing(null)
      roster.refresh()
    },
    onBack: () => {
      setDoing(null)
      roster.refresh()
    },
  }
  switch (doing?.kind) {
    case 'place':
      return <PlacePart {...part} />
    case 'capacity':
      return <CapacityPart {...part} />
    case 'close':
      return <ClosePart {...part} />
    case 'pupil':
      return <PupilPart {...part} pupil={doing.pupil} />
    default:
      return <ListPart courseId={courseId} roster={roster} done={done} onPupil={(pupil) => begin({ kind: 'pupil', pupil })} onCourse={(kind) => begin({ kind })} />
  }
}
