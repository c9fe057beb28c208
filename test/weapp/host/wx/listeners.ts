/** wx.onXxx and wx.offXxx; a test fires them with `__host.emit`. */
import { report } from '../host'

type Listener = (...detail: unknown[]) => void

const events = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'WindowResize',
  'NetworkStatusChange',
  'NeedPrivacyAuthorization',
]
const listeners = new Map<string, Set<Listener>>(events.map((event) => [event, new Set()]))

const listenersOf = (event: string): Set<Listener> => {
  const known = listeners.get(event)
  if (!known) throw new Error(`this host has no wx.on${event}`)
  return known
}

export const hasListener = (event: string) => listenersOf(event).size > 0

export function emit(event: string, ...detail: unknown[]) {
  listenersOf(event).forEach((listener) => listener(...detail))
}

export const listening = Object.fromEntries(
  events.flatMap((event) => [
    [`on${event}`, (listener: Listener): void => void listenersOf(event).add(listener)],
    [`off${event}`, (listener: Listener): void => void listenersOf(event).delete(listener)],
  ]),
)

/** Errors of the app's own scripts reach both the test and the app, as WeChat tells App.onError. */
export function watchErrors() {
  window.addEventListener('error', ({ error, message }) => {
    report('error', error ?? message)
    emit('Error', message)
  })
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    report('unhandled rejection', reason)
    emit('UnhandledRejection', { reason, promise })
  })
}
