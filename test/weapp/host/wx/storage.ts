/** wx storage, kept in the browser's own, so that it outlives a reload as on a phone. */
import { asyncApi, Refusal } from './answer'

const prefix = 'weapp:'
const stored = (key: string) => localStorage.getItem(prefix + key)
const keys = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))

const set = (key: string, data: unknown) => localStorage.setItem(prefix + key, JSON.stringify(data) ?? '""')
const remove = (key: string) => localStorage.removeItem(prefix + key)
const clear = () => keys().forEach(remove)
const info = () => ({ keys: keys(), currentSize: 1, limitSize: 10240 })

/** WeChat answers '' for a key that is not there. */
function get(key: string): unknown {
  const text = stored(key)
  return text === null ? '' : JSON.parse(text)
}

interface Keyed {
  key: string
}

export const storage = {
  setStorageSync: set,
  getStorageSync: get,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  setStorage: asyncApi('setStorage', ({ key, data }: Keyed & { data: unknown }) => set(key, data)),
  getStorage: asyncApi('getStorage', ({ key }: Keyed) => {
    if (stored(key) === null) throw new Refusal('data not found')
    return { data: get(key) }
  }),
  removeStorage: asyncApi('removeStorage', ({ key }: Keyed) => remove(key)),
  clearStorage: asyncApi('clearStorage', clear),
  getStorageInfo: asyncApi('getStorageInfo', info),
}
