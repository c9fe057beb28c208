import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft, type Changes } from '@/session/draft'
import { useSession } from '@/session/session'
import { choicesFor, siblingsFor, type DrawChild } from './draw-view'
import { remember } from './seen'

interface RankDraft {
  /** Null until something was changed on this phone: then what the school has is shown. */
  ranks: string[] | null
  waits: boolean | null
  together: string[] | null
}

const untouched: RankDraft = { ranks: null, waits: null, together: null }

/** The draw to rank in: the one named in the address, else the first that is open, else the newest. */
export function useDraws(named: string | undefined) {
  const draws = useQuery('readDraws', {})
  const [chosen, choose] = useState<string | null>(named ?? null)
  const list = draws.state === 'ready' ? draws.data.draws : []
  const drawId = list.find((draw) => draw.drawId === chosen)?.drawId ?? list.find(({ status }) => status === 'published')?.drawId ?? list[list.length - 1]?.drawId ?? null
  return { draws, list, drawId, choose }
}

/** One child's ranking in a draw: kept on the phone while it is made, sent as often as the family likes. */
export function useRanking(drawId: string | null, wantedChild: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readDraw', drawId === null ? null : { drawId })
  const [chosenChild, chooseChild] = useState(wantedChild)
  const able = sheet.state === 'ready' ? sheet.data.children.filter(({ courses, ranks }) => courses.length > 0 || ranks.length > 0) : []
  const child: DrawChild | null = able.find(({ childId }) => childId === chosenChild) ?? able[0] ?? null
  const draft = useDraft<RankDraft>(`draw.${schoolId}.${drawId}.${child?.childId}`, untouched)
  const saving = useSend('rankCourses')
  /** How many choices have just been saved; null until then. */
  const [savedHere, setSavedHere] = useState<number | null>(null)

  const data = sheet.state === 'ready' ? sheet.data : null
  useEffect(() => {
    if (data) remember(data.draw, Object.fromEntries(data.children.flatMap(({ childId, token }) => (token ? [[childId, token]] : []))))
  }, [data])

  const siblings = data && child ? siblingsFor(data, child) : []
  const together = (draft.value.together ?? child?.togetherWith ?? []).filter((childId) => siblings.some((sibling) => sibling.childId === childId))
  const choices = data && child ? choicesFor(data, [child, ...siblings.filter(({ childId }) => together.includes(childId))]) : []
  const ranks = (draft.value.ranks ?? child?.ranks ?? []).filter((courseId) => choices.some(({ course }) => course.courseId === courseId))
  const waits = draft.value.waits ?? child?.waits ?? false
  const isSaved = child !== null && child.savedAt !== null && ranks.join() === child.ranks.join() && waits === child.waits && [...together].sort().join() === [...child.togetherWith].sort().join()

  // Only once the school's own answer says the same, so that the list never jumps back in between.
  const { clear } = draft
  const isKept = draft.value.ranks !== null || draft.value.waits !== null || draft.value.together !== null
  const key = child?.childId
  useEffect(() => {
    if (isSaved && isKept) clear()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the draft's functions are new with every render
  }, [isSaved, isKept, key])

  const change = (changes: Changes<RankDraft>) => {
    saving.dismiss()
    setSavedHere(null)
    draft.change(changes)
  }
  const save = async (courseIds: string[]) => {
    if (!data || !child) return
    const saved = await saving.send({ drawId: data.draw.drawId, childIds: [child.childId, ...together], courseIds, waits })
    if (!saved) return
    remember(data.draw, Object.fromEntries(saved.tokens.map(({ childId, token }) => [childId, token])))
    setSavedHere(courseIds.length)
    if (sheet.state === 'ready') sheet.refresh()
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  return { sheet, able, child, chooseChild, siblings, together, choices, ranks, waits, isSaved, savedHere, change, save, saving }
}
