/** wx.navigateTo and its siblings. A wrong target is the app's mistake and is reported as an error. */
import { isTabPage, resolvePath } from '../built-app'
import {
  assertPage,
  closeAll,
  closeTop,
  currentPage,
  goBack,
  hideCurrent,
  openPage,
  openPages,
  switchTo,
  type Query,
} from '../page-stack'
import { asyncApi, Refusal } from './answer'

/** WeChat keeps at most this many pages open. */
const stackLimit = 10

interface Target {
  url: string
}

export const navigation = {
  navigateTo: asyncApi('navigateTo', ({ url }: Target) => {
    const { route, query } = plainPage(url)
    if (openPages().length >= stackLimit) throw new Error('webview count limit exceed')
    hideCurrent()
    openPage(route, query)
  }),
  redirectTo: asyncApi('redirectTo', ({ url }: Target) => {
    const { route, query } = plainPage(url)
    closeTop()
    openPage(route, query)
  }),
  navigateBack: asyncApi('navigateBack', ({ delta = 1 }: { delta?: number }) => {
    if (openPages().length < 2) throw new Refusal('cannot navigate back at first page')
    goBack(delta)
  }),
  switchTab: asyncApi('switchTab', ({ url }: Target) => {
    const { route } = parseUrl(url)
    if (!isTabPage(route)) throw new Error(`${route} is not a tab`)
    switchTo(route)
  }),
  reLaunch: asyncApi('reLaunch', ({ url }: Target) => {
    const { route, query } = parseUrl(url)
    assertPage(route)
    closeAll()
    openPage(route, query)
  }),
}

function plainPage(url: string): { route: string; query: Query } {
  const target = parseUrl(url)
  assertPage(target.route)
  if (isTabPage(target.route)) throw new Error(`${target.route} is a tab; use switchTab`)
  return target
}

/** Values stay encoded: WeChat hands them to onLoad as they were written. */
export function parseUrl(url: string): { route: string; query: Query } {
  const [path = '', search = ''] = url.split('?')
  const query: Query = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    query[name] = value.join('=')
  }
  return { route: resolvePath(currentPage()?.route ?? '', path), query }
}
