import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'
import type { BasketLine, LineRefusal } from 'cloud/contract/course'
import type { Input, Output } from 'cloud/contract/operations'
import { readSession } from '@/session/session'

/** A course that the family would like for a child, and how. */
export interface Wish extends BasketLine {
  title: string
  /** Why it was not done when it was last sent. */
  refused: { refusal: LineRefusal | null; message: string } | null
}

/** What was sent under a key and is not answered yet: the same key again does nothing twice. */
export interface Submission {
  requestKey: string
  /** By the server's clock, in milliseconds. */
  sentAt: number
  lines: Input<'chooseCourses'>['lines']
}

/** An answer that the family has not put away yet. */
export type Outcome = (Output<'chooseCourses'>['lines'][number] & { title: string })[]

export interface Shortlist {
  wishes: Wish[]
  submission: Submission | null
  outcome: Outcome | null
}

export const mostWishes = 40
const empty: Shortlist = { wishes: [], submission: null, outcome: null }
const listeners = new Set<() => void>()
const read = new Map<string, Shortlist>()
let readIn = -1

/** A shortlist belongs to one guardian at one school. The term needs no key: its courses have ids of their own. */
const storedUnder = (schoolId: string, guardianId: string) => `kehou.shortlist.${schoolId}.${guardianId}`

function readShortlist(key: string): Shortlist {
  // Another person or another school has taken over the phone since.
  if (readIn !== readSession().epoch) read.clear()
  readIn = readSession().epoch
  const before = read.get(key)
  if (before) return before
  const stored: unknown = Taro.getStorageSync(key)
  const list = typeof stored === 'object' ? { ...empty, ...stored } : empty
  read.set(key, list)
  return list
}

function write(key: string, changes: Partial<Shortlist>) {
  const list = { ...readShortlist(key), ...changes }
  read.set(key, list)
  Taro.setStorageSync(key, list)
  listeners.forEach((tell) => tell())
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const isSame = (a: Pick<BasketLine, 'childId' | 'courseId'>, b: Pick<BasketLine, 'childId' | 'courseId'>) => a.childId === b.childId && a.courseId === b.courseId

/** The shortlist on this phone: it survives leaving the page, a crash and a flat battery, and every page sees the same. */
export function useShortlist(schoolId: string, guardianId: string) {
  const key = storedUnder(schoolId, guardianId)
  const list = useSyncExternalStore(subscribe, () => readShortlist(key), () => readShortlist(key))
  const wishes = (change: (wishes: Wish[]) => Wish[]) => write(key, { wishes: alone(change(readShortlist(key).wishes)) })
  return {
    ...list,
    add: (line: Pick<Wish, 'childId' | 'courseId' | 'title'>) =>
      wishes((before) => (before.some((wish) => isSame(wish, line)) || before.length >= mostWishes ? before : [...before, { ...line, ifFull: 'wait', onOffer: 'ask', ifClash: 'refuse', together: null, refused: null }])),
    remove: (line: Pick<Wish, 'childId' | 'courseId'>) => wishes((before) => before.filter((wish) => !isSame(wish, line))),
    change: (line: Pick<Wish, 'childId' | 'courseId'>, changes: Partial<Wish>) => wishes((before) => before.map((wish) => (isSame(wish, line) ? { ...wish, refused: null, ...changes } : wish))),
    move: (at: number, by: 1 | -1) => wishes((before) => moved(before, at, at + by)),
    tie: (at: number, to: number) => wishes((before) => tied(before, at, to)),
    /** Lets all go that this wish is tied to. */
    untie: ({ together }: Pick<Wish, 'together'>) => wishes((before) => before.map((wish) => (wish.together !== null && wish.together === together ? { ...wish, together: null, refused: null } : wish))),
    /** False while another one has no answer yet: a quick second tap must not take the place of the first one's key. */
    begin: (submission: Submission) => {
      if (readShortlist(key).submission) return false
      write(key, { submission, outcome: null })
      return true
    },
    /** Nothing became of it, or the family gives it up. */
    drop: () => write(key, { submission: null }),
    answered: (outcome: Outcome) => write(key, answeredBy(readShortlist(key), outcome)),
    putAway: () => write(key, { outcome: null }),
  }
}

/** What can be done with it. */
export type ShortlistActions = Omit<ReturnType<typeof useShortlist>, keyof Shortlist>

function moved(wishes: Wish[], from: number, to: number): Wish[] {
  const [a, b] = [wishes[from], wishes[to]]
  if (!a || !b) return wishes
  return wishes.map((wish, at) => (at === from ? b : at === to ? a : wish))
}

/** Ties a wish to another one, with all that the other is tied to; where they are tied already, lets the first go. */
function tied(wishes: Wish[], at: number, to: number): Wish[] {
  const [a, b] = [wishes[at], wishes[to]]
  if (!a || !b) return wishes
  if (a.together !== null && a.together === b.together) return wishes.map((wish) => (wish === a ? { ...wish, together: null } : wish))
  const taken = wishes.map(({ together }) => together)
  const number = b.together ?? a.together ?? [...taken.keys()].map((index) => index + 1).find((each) => !taken.includes(each)) ?? 1
  return wishes.map((wish) => (wish === a || wish === b || (wish.together !== null && (wish.together === a.together || wish.together === b.together)) ? { ...wish, together: number, refused: null } : wish))
}

/** A number that only one wish carries ties nothing. */
const alone = (wishes: Wish[]) => wishes.map((wish) => (wish.together !== null && wishes.filter(({ together }) => together === wish.together).length < 2 ? { ...wish, together: null } : wish))

/** What was done leaves the list; what was refused stays, with the reason. */
function answeredBy({ wishes }: Shortlist, outcome: Outcome): Shortlist {
  const left = wishes.flatMap((wish) => {
    const line = outcome.find((each) => isSame(each, wish))
    if (!line) return [wish]
    return line.result === 'refused' ? [{ ...wish, refused: { refusal: line.refusal, message: line.message } }] : []
  })
  return { wishes: alone(left), submission: null, outcome }
}
