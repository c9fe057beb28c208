import { useState } from 'react'
import { call } from '@/client/call'
import { useLive } from '@/client/use-live'
import { usePagedQuery } from '@/client/use-paged-query'
import { usePictures } from '@/client/use-pictures'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { blank, fieldsOf, typedOf, type Listed, type Typed } from './showcase-form'

export const useShowcases = () => usePagedQuery('listShowcases', {}, (output) => ({ ...output, items: output.showcases }))

/** One showcase as it is kept, what has been typed since, its pictures, and all that can be done with it. */
export function useShowcaseForm(showcaseId: string | null) {
  const { epoch } = useSession()
  const { query } = useLive(`${epoch} showcase ${showcaseId}`, () => readShowcase(showcaseId))
  const found = query.state === 'ready' ? query.data.showcase : null
  const revision = found?.revision ?? 0
  const { value: kept, change, clear } = useDraft<{ typed: Typed | null }>(`showcase.${showcaseId ?? 'new'}.${revision}`, { typed: null })
  const [tried, setTried] = useState(false)
  const sends = { save: useSend('saveShowcase'), add: useSend('addPicture'), remove: useSend('removePicture'), publish: useSend('publishShowcase'), withdraw: useSend('withdrawShowcase') }
  const pictures = usePictures((found?.pictures ?? []).map(({ pictureId }) => pictureId))

  const typed = kept.typed ?? (found ? typedOf(found) : blank)
  const read = fieldsOf(typed)
  const again = <T>(done: T | null) => {
    if (query.state === 'ready') query.refresh()
    return done
  }
  const save = async () => {
    setTried(true)
    if (!('fields' in read)) return null
    const done = await sends.save.send({ showcaseId, revision, showcase: read.fields })
    if (!done) return null
    clear()
    setTried(false)
    return again(done)
  }
  const own = showcaseId ?? ''
  return {
    query,
    found,
    typed,
    pictures,
    changed: kept.typed !== null,
    faults: tried && 'faults' in read ? read.faults : {},
    fill: (changes: Partial<Typed>) => change(({ typed: newest }) => ({ typed: { ...(newest ?? typed), ...changes } })),
    save,
    addPicture: async (description: string, base64: string) => again(await sends.add.send({ showcaseId: own, description, base64 })),
    removePicture: async (pictureId: string) => again(await sends.remove.send({ pictureId })),
    publish: async () => again(await sends.publish.send({ showcaseId: own, revision })),
    withdraw: async () => again(await sends.withdraw.send({ showcaseId: own })),
    sending: Object.values(sends).some(({ sending }) => sending),
    refusal: Object.values(sends).find(({ refusal }) => refusal !== null)?.refusal ?? null,
  }
}

/** The list is read to the page on which it stands: a school has few of them. */
async function readShowcase(showcaseId: string | null): Promise<{ showcase: Listed | null; courses: { courseId: string; title: string }[] }> {
  let page = await call('listShowcases', { offset: 0 })
  const { courses } = page
  for (;;) {
    const showcase = page.showcases.find((each) => each.showcaseId === showcaseId) ?? null
    if (showcase || showcaseId === null || page.nextOffset === null) return { showcase, courses }
    page = await call('listShowcases', { offset: page.nextOffset })
  }
}
