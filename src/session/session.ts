import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'

export interface Session {
  /** Of a sign-in of our own; null before it, and always on hosts where WeChat names the caller. */
  token: string | null
  schoolId: string
  /** The child whose pages are shown; null until one is chosen. */
  childId: string | null
  /** Grows whenever another person or another school takes over, so that nothing of the former stays on a screen. */
  epoch: number
}

const storageKey = 'kehou.session'
const listeners = new Set<() => void>()
let current: Session | null = null

const fresh = (): Session => ({ token: null, schoolId: process.env.KEHOU_SCHOOL, childId: null, epoch: 0 })

export function readSession(): Session {
  if (!current) {
    const stored: unknown = Taro.getStorageSync(storageKey)
    current = { ...fresh(), ...(typeof stored === 'object' ? stored : null) }
  }
  return current
}

const ownWords = /^kehou\.draft\.(survey|feedback|complaint)\./

/** What a family answered or wrote and did not send: nobody who signs in on this phone afterwards may find it, or send it as their own. */
function forgetWords() {
  for (const key of Taro.getStorageInfoSync().keys) if (ownWords.test(key)) Taro.removeStorageSync(key)
}

function change(changes: Partial<Session>) {
  current = { ...readSession(), ...changes }
  Taro.setStorageSync(storageKey, current)
  listeners.forEach((tell) => tell())
}

/** Another person is signed in from here on. */
export function beginSession(token: string) {
  forgetWords()
  change({ token, childId: null, epoch: readSession().epoch + 1 })
}

/** The same person, signed in again behind the page. */
export const renewToken = (token: string) => change({ token })

export function endSession() {
  forgetWords()
  change({ token: null, childId: null, epoch: readSession().epoch + 1 })
}

export function chooseSchool(schoolId: string) {
  if (schoolId !== readSession().schoolId) change({ schoolId, childId: null, epoch: readSession().epoch + 1 })
}

export const chooseChild = (childId: string | null) => change({ childId })

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useSession = (): Session => useSyncExternalStore(subscribe, readSession, readSession)
