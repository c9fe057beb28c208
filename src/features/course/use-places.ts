import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import type { OnOffer } from 'cloud/contract/course'
import { titlesWords, type Place } from './places-view'

/** The family's places, and what it can do with an offer or a wait. */
export function usePlaces() {
  const places = useQuery('readPlaces', {})
  const accepting = useSend('acceptOffer')
  const declining = useSend('declineOffer')
  const setting = useSend('setOnOffer')
  const [told, setTold] = useState<string | null>(null)
  const sends = [accepting, declining, setting]

  // Read again either way: it is done now, or the page took it for something that it is not.
  const after = (words: string | null) => {
    setTold(words)
    if (places.state === 'ready') places.refresh()
  }
  const begin = () => {
    sends.forEach(({ dismiss }) => dismiss())
    setTold(null)
  }
  const accept = async ({ placeId, course, childName }: Place) => {
    begin()
    const done = await accepting.send({ placeId })
    after(done && `${childName}已选上“${course.title}”${done.gaveBack.length > 0 ? `，退掉了${titlesWords(done.gaveBack)}` : ''}。`)
  }
  const decline = async ({ placeId, course }: Place) => {
    begin()
    const done = await declining.send({ placeId })
    after(done && `“${course.title}”的名额已让给下一位。`)
  }
  const set = async ({ placeId, course }: Place, onOffer: OnOffer) => {
    begin()
    const done = await setting.send({ placeId, onOffer })
    after(done && `“${course.title}”候补轮到时：${onOffer === 'take' ? '直接入选' : '先问我'}。`)
  }
  return { places, told, tell: after, accept, decline, set, sending: sends.some(({ sending }) => sending), refusal: sends.find(({ refusal }) => refusal)?.refusal ?? null }
}

export type UsePlaces = ReturnType<typeof usePlaces>
