/** What an app may change about the page on the screen, and calls whose effect a test need not see. */
import { drawTitle } from '../frame'
import { host } from '../host'
import { callHook, currentPage } from '../page-stack'
import { pageSetting } from '../built-app'
import { asyncApi } from './answer'

/** Recorded in `__host.calls`, without effect here. */
const recordedOnly = [
  'stopPullDownRefresh',
  'setNavigationBarColor',
  'hideHomeButton',
  'setTabBarBadge',
  'removeTabBarBadge',
  'showTabBarRedDot',
  'hideTabBarRedDot',
  'hideShareMenu',
  'openPrivacyContract',
  'makePhoneCall',
  'vibrateShort',
]

export const pageLook = {
  ...Object.fromEntries(recordedOnly.map((name) => [name, asyncApi(name)])),
  setNavigationBarTitle: asyncApi('setNavigationBarTitle', ({ title }: { title: string }) => {
    const page = currentPage()
    if (page) page.title = title
    drawTitle(title)
  }),
  pageScrollTo: asyncApi('pageScrollTo', scrollPage),
  startPullDownRefresh: asyncApi('startPullDownRefresh', pullDown),
  setClipboardData: asyncApi('setClipboardData', ({ data }: { data: string }) => {
    host.clipboard = data
  }),
  nextTick: (run: () => void) => void Promise.resolve().then(run),
}

function scrollPage({ scrollTop, selector }: { scrollTop?: number; selector?: string }) {
  const element = currentPage()?.element
  if (selector) element?.querySelector(selector)?.scrollIntoView()
  else element?.scrollTo(0, scrollTop ?? 0)
}

/** The finger's pull, which only a page that enables it notices. */
export function pullDown() {
  const page = currentPage()
  if (!page || !pageSetting(page.route, 'enablePullDownRefresh')) {
    throw new Error(`${page?.route} does not set enablePullDownRefresh`)
  }
  callHook(page, 'onPullDownRefresh')
}
