/** The host's start, as WeChat starts a mini-program: frame, components, app.js, first page. */
import { appConfig, builtApp, isPage } from './built-app'
import { registerBuiltins } from './builtins/register-builtins'
import { addStyle, buildFrame } from './frame'
import { codeSpace } from './framework'
import { host, report } from './host'
import { loadDefining, registeredApp, setCurrentPages } from './load-script'
import { assertPage, openPage, openPages } from './page-stack'
import { listenToTouches } from './touches'
import { emit, watchErrors } from './wx/listeners'
import { parseUrl } from './wx/navigation'
import { pullDown } from './wx/page-look'
import { setLaunchOptions, type LaunchOptions } from './wx/system'
import { createWx } from './wx/wx-api'

interface App {
  onLaunch?(options: LaunchOptions): void
  onShow?(options: LaunchOptions): void
}

function prepareHost() {
  window.__host = Object.assign(host, {
    wx: createWx(),
    routes: () => openPages().map((page) => page.route),
    pullDown,
    emit,
  })
  watchErrors()
  buildFrame()
  registerBuiltins()
  listenToTouches()
  setCurrentPages(() => openPages().map((page) => page.instance))
  addSharedStyles()
}

/** Pages bring their own styles when they are shown; app.wxss and components' styles are always there. */
function addSharedStyles() {
  for (const [file, css] of Object.entries(builtApp.styles)) if (!isPage(file)) addStyle(css)
}

/** `?path=pages/home/index?id=1`, URL-encoded, starts at another page, as a shared link or a QR code does. */
function startApp() {
  const wanted = new URLSearchParams(location.search).get('path')
  const { route, query } = parseUrl(`/${wanted ?? appConfig.entryPagePath ?? appConfig.pages[0]}`)
  assertPage(route)
  const options: LaunchOptions = { path: route, query, scene: 1001, shareTicket: '', referrerInfo: {} }
  setLaunchOptions(options)
  codeSpace.componentEnv('app', ({ Behavior }) => loadDefining('app', { Behavior }))
  const app = registeredApp() as App
  app.onLaunch?.(options)
  app.onShow?.(options)
  openPage(route, query)
}

prepareHost()
try {
  startApp()
} catch (error) {
  report('start', error)
}
host.ready = true
