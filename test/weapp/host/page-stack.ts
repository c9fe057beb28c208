/** The open pages: their creation, their lifecycle calls, and which one is seen. */
import { builtApp, isPage, isTabPage, pageSetting } from './built-app'
import { defineComponent } from './define-component'
import { addPagePlace, addStyle, drawBackButton, drawTabBar, drawTitle } from './frame'
import { attachRoot, createRoot, type PageRoot } from './framework'
import { host, jsonCopy, report } from './host'

export type Query = Record<string, string>

/** `this` inside Page({ … }). */
export interface PageInstance {
  route: string
  options: Query
  setData(this: PageInstance, data: object, done?: () => void): void
  [member: string]: unknown
}

export interface OpenPage {
  route: string
  title: string
  instance: PageInstance
  root: PageRoot
  box: HTMLElement
  element: HTMLElement
}

/** WeChat reports a larger setData as an error. */
const setDataLimit = 1024 * 1024

const stack: OpenPage[] = []
const livingTabs = new Map<string, OpenPage>()
const pageStyles = new Map<string, HTMLStyleElement>()

export const openPages = (): readonly OpenPage[] => stack
export const currentPage = (): OpenPage | undefined => stack.at(-1)

/** Calls a lifecycle function of a page, if it has it. */
export function callHook(page: OpenPage, name: string, ...args: unknown[]) {
  const hook = page.instance[name]
  if (typeof hook !== 'function') return
  try {
    hook.apply(page.instance, args)
  } catch (error) {
    report(`${page.route} ${name}`, error)
  }
}

export function openPage(route: string, query: Query) {
  defineComponent(route)
  const root = createRoot(route)
  const instance = root.get() as unknown as PageInstance
  const { box, page: element } = addPagePlace(route)
  const page: OpenPage = { route, title: pageSetting(route, 'navigationBarTitleText') ?? '', instance, root, box, element }
  Object.assign(instance, { route, options: query })
  watchSetData(page)
  watchScrolling(page)
  stack.push(page)
  if (isTabPage(route)) livingTabs.set(route, page)
  callHook(page, 'onLoad', query)
  attachRoot(root, element)
  showPage(page)
  callHook(page, 'onReady')
}

/** Opens a tab's page, or shows again the one that was left. */
export function openTab(route: string) {
  const living = livingTabs.get(route)
  if (!living) return openPage(route, {})
  stack.push(living)
  showPage(living)
}

export function showPage(page: OpenPage) {
  for (const other of [...stack, ...livingTabs.values()]) other.box.style.display = other === page ? '' : 'none'
  useStylesOf(page.route)
  drawTitle(page.title)
  drawBackButton(stack.length > 1 ? () => goBack(1) : null)
  drawTabBar(isTabPage(page.route) ? page.route : null, switchTo)
  callHook(page, 'onShow')
}

export function hideCurrent() {
  const page = currentPage()
  if (page) callHook(page, 'onHide')
}

/** Closes the top page for good. */
export function closeTop() {
  const page = stack.pop()
  if (page) unload(page)
}

export function closeAll() {
  while (stack.length) closeTop()
  for (const page of [...livingTabs.values()]) unload(page)
}

export function goBack(delta: number) {
  const leaving = Math.min(delta, stack.length - 1)
  for (let left = 0; left < leaving; left++) closeTop()
  showPage(currentPage()!)
}

export function switchTo(route: string) {
  const current = currentPage()
  if (current?.route === route) return
  if (current && isTabPage(current.route)) hideCurrent()
  while (stack.length) {
    if (isTabPage(currentPage()!.route)) stack.pop()
    else closeTop()
  }
  openTab(route)
}

export function assertPage(route: string) {
  if (!isPage(route)) throw new Error(`page "${route}" is not found`)
}

function unload(page: OpenPage) {
  callHook(page, 'onUnload')
  page.root.release()
  page.box.remove()
  livingTabs.delete(page.route)
}

/** On a phone setData crosses from the logic layer to the page as JSON. */
function watchSetData({ route, instance }: OpenPage) {
  const { setData } = instance
  instance.setData = function (data, done) {
    const json = jsonCopy(data) as object
    const bytes = new TextEncoder().encode(JSON.stringify(json)).length
    host.setData.count += 1
    host.setData.max = Math.max(host.setData.max, bytes)
    if (bytes > setDataLimit) report(`${route} setData`, new Error(`${bytes} bytes are over WeChat's limit of 1 MiB`))
    setData.call(this, json, done)
  }
}

function watchScrolling(page: OpenPage) {
  const { element } = page
  let wasNearEnd = false
  element.addEventListener('scroll', () => {
    callHook(page, 'onPageScroll', { scrollTop: element.scrollTop })
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    const nearEnd = left <= (pageSetting(page.route, 'onReachBottomDistance') ?? 50)
    if (nearEnd && !wasNearEnd) callHook(page, 'onReachBottom')
    wasNearEnd = nearEnd
  })
}

/** A page's wxss holds for that page only, for on a phone each page is a document of its own. */
function useStylesOf(route: string) {
  const css = builtApp.styles[route]
  if (css && !pageStyles.has(route)) pageStyles.set(route, addStyle(css))
  for (const [styled, style] of pageStyles) style.disabled = styled !== route
}
