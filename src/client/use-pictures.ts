import { useEffect, useState } from 'react'
import { call } from './call'
import { CallRefused } from './refused'

// What an id names never changes, so a picture once read is not asked for again until the app is closed.
const kept = new Map<string, string>()
const mostKept = 40

/**
 * Pictures as data addresses, by id. They are read one after another, in order, so that on a slow line the first is
 * seen first; one that does not come is left out until the page is opened again.
 */
export function usePictures(pictureIds: readonly string[]): Record<string, string> {
  const [, redraw] = useState(0)
  const key = pictureIds.join(' ')
  useEffect(() => {
    let isShown = true
    const readAll = async () => {
      for (const pictureId of key.split(' ').filter((id) => id !== '' && !kept.has(id))) {
        const src = await readOne(pictureId)
        if (!isShown) return
        if (src) keep(pictureId, src)
        redraw((times) => times + 1)
      }
    }
    void readAll()
    return () => {
      isShown = false
    }
  }, [key])
  return Object.fromEntries(pictureIds.flatMap((id) => (kept.has(id) ? [[id, kept.get(id) as string]] : [])))
}

async function readOne(pictureId: string): Promise<string | null> {
  try {
    const { mediaType, base64 } = await call('readPicture', { pictureId })
    return `data:${mediaType};base64,${base64}`
  } catch (failure) {
    if (!(failure instanceof CallRefused)) throw failure
    return null
  }
}

function keep(pictureId: string, src: string) {
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(pictureId, src)
}
