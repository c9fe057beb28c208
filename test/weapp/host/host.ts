/**
 * What a test sees as `window.__host`: what went wrong, what the app asked of WeChat, and where to lay answers.
 *
 * A test may set `window.__hostStart` before the page loads (playwright's addInitScript) for answers that the very
 * first page needs, and expose `window.__callCloud(name, data)` to receive `wx.cloud.callFunction`.
 */

export interface HostCall {
  api: string
  args: unknown
}

export interface RequestSent {
  url: string
  method: string
  data: unknown
  header: Record<string, string>
}

export interface RequestAnswer {
  statusCode?: number
  data: unknown
  header?: Record<string, string>
}

export interface Mocks {
  /** Answers `wx.request`; without it requests go to the network. */
  request: ((sent: RequestSent) => RequestAnswer | Promise<RequestAnswer>) | null
  /** Answers `wx.cloud.callFunction` by function name, before `__callCloud` is asked. */
  cloud: Record<string, (data: unknown) => unknown>
  /** Answers any other `wx` API: a result, or a function of its options. `{ fail: 'reason' }` makes it fail. */
  api: Record<string, unknown>
}

export type WxApi = Record<string, unknown>

export interface Host {
  /** The app has started and its first page was opened. */
  ready: boolean
  /** Script errors, unhandled rejections, wrong use of the platform. A good journey ends with none. */
  errors: string[]
  warnings: string[]
  calls: HostCall[]
  /** How often pages called setData, and the bytes of the largest call. */
  setData: { count: number; max: number }
  mocks: Mocks
  /** Whether WeChat's privacy agreement is still to be given. */
  privacy: { needsAgreement: boolean }
  clipboard: string
  wx: WxApi
  /** Routes of the open pages, the visible one last. */
  routes(): string[]
  pullDown(): void
  /** Fires a `wx.on…` listener: `emit('NetworkStatusChange', { isConnected: false, networkType: 'none' })`. */
  emit(event: string, detail: unknown): void
}

declare global {
  interface Window {
    __host: Host
    __hostStart?: { mocks?: Partial<Mocks>; privacy?: Host['privacy'] }
    __callCloud?: (name: string, data: unknown) => Promise<unknown>
  }
}

const notYet = () => {
  throw new Error('the host has not started')
}

export const host: Host = {
  ready: false,
  errors: [],
  warnings: [],
  calls: [],
  setData: { count: 0, max: 0 },
  mocks: { request: null, cloud: {}, api: {}, ...window.__hostStart?.mocks },
  privacy: { needsAgreement: false, ...window.__hostStart?.privacy },
  clipboard: '',
  wx: {},
  routes: notYet,
  pullDown: notYet,
  emit: notYet,
}

/** Anything that a phone would show as an error, or that WeChat would refuse. */
export function report(where: string, error: unknown) {
  const stack = error instanceof Error ? error.stack : undefined
  host.errors.push(`${where}: ${stack ?? messageOf(error)}`)
  console.error(where, error)
}

/** What an Error or a failed `wx` call says. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  if (typeof error === 'object' && error && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}

export function recordCall(api: string, args: unknown) {
  host.calls.push({ api, args: recordable(args) })
}

function recordable(args: unknown): unknown {
  try {
    return jsonCopy(args)
  } catch {
    // Options may hold what has no JSON, a canvas for instance; the record does without.
    return String(args)
  }
}

/** What is left of a value that crosses between WeChat's layers, or goes to a server: JSON, nothing else. */
export function jsonCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null')
}
