// A small @tarojs/taro for jest: spies for what the host does, page hooks that work.
import { useEffect } from 'react'

type Listener = () => void

const stored = new Map<string, unknown>()
const listeners = new Map<string, Set<Listener>>()
let params: Record<string, string> = {}

/** The query a page is opened with. */
export const openWith = (query: Record<string, string>) => {
  params = query
}

/** Lets the host tell the page something, such as `fire('show')` after coming back to it. */
export const fire = (event: 'show' | 'hide' | 'pullDownRefresh' | 'reachBottom') => listeners.get(event)?.forEach((tell) => tell())

export function resetHost() {
  stored.clear()
  params = {}
}

const hook = (event: string) => (listener: Listener) => {
  useEffect(() => {
    const all = listeners.get(event) ?? new Set()
    listeners.set(event, all.add(listener))
    return () => {
      all.delete(listener)
    }
  })
}

const onShow = hook('show')
export const useDidShow = (listener: Listener) => {
  onShow(listener)
  // The first show comes with the page itself.
  useEffect(listener, [])
}
export const useDidHide = hook('hide')
export const usePullDownRefresh = hook('pullDownRefresh')
export const useReachBottom = hook('reachBottom')
export const useLoad = (listener: (query: Record<string, string>) => void) => useEffect(() => listener(params), [])
export const useReady = (listener: Listener) => useEffect(listener, [])
export const useUnload = (listener: Listener) => useEffect(() => listener, [])
export const useLaunch = useReady
export const useRouter = () => ({ params, path: '' })

type NetworkListener = (network: { isConnected: boolean; networkType: string }) => void
const networkListeners = new Set<NetworkListener>()

/** Lets the host tell that the network is back, or gone. */
export const tellNetwork = (isConnected: boolean) => networkListeners.forEach((tell) => tell({ isConnected, networkType: isConnected ? 'wifi' : 'none' }))

const done = () => jest.fn(async (_options?: unknown): Promise<unknown> => ({ errMsg: 'ok' }))

const Taro = {
  navigateTo: done(),
  redirectTo: done(),
  navigateBack: done(),
  switchTab: done(),
  reLaunch: done(),
  showToast: done(),
  setNavigationBarTitle: done(),
  setClipboardData: done(),
  pageScrollTo: done(),
  makePhoneCall: done(),
  stopPullDownRefresh: done(),
  getCurrentPages: jest.fn((): { route?: string }[] => []),
  requestSubscribeMessage: done(),
  onNetworkStatusChange: (listener: NetworkListener) => void networkListeners.add(listener),
  offNetworkStatusChange: (listener: NetworkListener) => void networkListeners.delete(listener),
  login: jest.fn(async () => ({ code: 'code' })),
  request: jest.fn(async (_options: { url: string; data: unknown; header: Record<string, string> }): Promise<{ data: unknown }> => ({ data: null })),
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key: string) => void stored.delete(key),
  getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
  getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2 }),
  nextTick: (then: Listener) => setTimeout(then, 0),
}
export default Taro
