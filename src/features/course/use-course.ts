import { useState } from 'react'
import { useSend } from '@/client/use-send'
import type { MenuRow } from './course-words'
import { useMenu } from './use-menu'

/** What has just happened to the child's place, told until the page is left. */
export type Happened = { kind: 'joined' } | { kind: 'waiting'; position: number | null; wasFree: boolean } | { kind: 'released' } | { kind: 'left_line' }

/** One course for one child: taking it, waiting for it, giving it back. */
export function useCourse(childId: string, courseId: string) {
  const menu = useMenu(childId)
  const choice = useSend('chooseCourse')
  const release = useSend('releaseCourse')
  const [happened, setHappened] = useState<Happened | null>(null)
  const ready = menu.state === 'ready' ? menu : null
  const row = ready?.data.items.find(({ course }) => course.courseId === courseId) ?? null

  const begin = () => {
    setHappened(null)
    choice.dismiss()
    release.dismiss()
  }
  const choose = async (wasFree: boolean) => {
    const place = await choice.send({ childId, courseId })
    if (place) setHappened(place.state === 'joined' ? { kind: 'joined' } : { kind: 'waiting', position: place.waitingPosition, wasFree })
    // Refused, too: the reason is one that the page did not know of.
    ready?.refresh()
  }
  const giveBack = async ({ placeId, state }: NonNullable<MenuRow['own']>) => {
    if (await release.send({ placeId })) setHappened({ kind: state === 'joined' ? 'released' : 'left_line' })
    ready?.refresh()
  }
  return { menu, row, happened, choose, giveBack, begin, sending: choice.sending || release.sending, refusal: choice.refusal ?? release.refusal }
}
