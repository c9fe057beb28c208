import { useState } from 'react'
import { call } from '@/client/call'
import { useLive } from '@/client/use-live'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useSession } from '@/session/session'
import { draftsIn, mostAtOnce, type CourseLine } from './menu-draft-view'

/** All drafts of the term, of which the office chooses some; the check of those; and publishing them as they were checked. */
export function useMenuCheck() {
  const { epoch } = useSession()
  const { query: drafts } = useLive(`${epoch} drafts`, readDrafts)
  const [chosen, setChosen] = useState<string[]>([])
  const ready = drafts.state === 'ready' ? drafts.data.filter(({ blocks }) => blocks === 0) : []
  const courseIds = ready.map(({ courseId }) => courseId).filter((id) => chosen.includes(id)).slice(0, mostAtOnce)
  const check = useQuery('checkMenu', courseIds.length === 0 ? null : { courseIds })
  const { send, sending, refusal, dismiss } = useSend('publishMenu')
  const publish = async () => {
    if (check.state !== 'ready') return null
    const { courses, warningsSha256 } = check.data
    const done = await send({ courses: courses.map(({ courseId, revision }) => ({ courseId, revision })), warningsSeen: warningsSha256 })
    // They may no longer be what was shown; or are published, and the rest is next.
    if (drafts.state === 'ready') drafts.refresh()
    if (!done) check.refresh()
    return done
  }
  return { drafts, ready, courseIds, choose: setChosen, check, publish, publishing: sending, refusal, dismiss }
}

/** Drafts stand first in the menu: read until something else comes. */
async function readDrafts(): Promise<CourseLine[]> {
  const drafts: CourseLine[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(offset)
    const own = draftsIn(page.courses)
    drafts.push(...own)
    offset = own.length < page.courses.length ? null : page.nextOffset
  }
  return drafts
}

const readPage = (offset: number) => call('readMenuDraft', { offset })
