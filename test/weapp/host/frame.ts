/** What surrounds a page on the phone: title bar, tab bar, and the layer for dialogs. */
import { tabItems } from './built-app'

const frameStyles = `
  html, body { margin: 0; height: 100%; }
  body { display: flex; flex-direction: column; overflow: hidden; }
  #mp-nav { flex: none; height: 44px; line-height: 44px; text-align: center; background: #fff; border-bottom: 1px solid #ddd; }
  #mp-back { position: absolute; left: 0; width: 44px; cursor: pointer; }
  #mp-stack { flex: 1; position: relative; }
  .mp-page { position: absolute; inset: 0; transform: translate(0); }
  wx-page { display: block; height: 100% !important; overflow: hidden auto; }
  wx-page-root { display: block; min-height: 100%; }
  #mp-tabbar { flex: none; display: flex; background: #fff; border-top: 1px solid #ddd; }
  .mp-tab { flex: 1; text-align: center; line-height: 49px; cursor: pointer; }
  .mp-tab-on { color: #07c160; }
  #mp-toast, #mp-loading { position: fixed; top: 45%; left: 50%; transform: translate(-50%); padding: 12px; }
  #mp-toast, #mp-loading { color: #fff; background: #4c4c4c; border-radius: 8px; pointer-events: none; z-index: 99; }
  .mp-mask { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; }
  .mp-mask { background: rgba(0, 0, 0, .4); z-index: 98; }
  .mp-box { padding: 16px; min-width: 240px; max-height: 80%; overflow: auto; background: #fff; border-radius: 8px; }
  .mp-box button { margin: 8px; }
`

const part = (id: string) => Object.assign(document.createElement('div'), { id })
const titleBar = part('mp-nav')
const tabBar = part('mp-tabbar')
const stack = part('mp-stack')
const overlay = part('mp-overlay')

export function buildFrame() {
  addStyle(frameStyles)
  document.body.append(titleBar, stack, tabBar, overlay)
  window.addEventListener('resize', measureUnits)
}

export function addStyle(css: string): HTMLStyleElement {
  const style = document.head.appendChild(document.createElement('style'))
  style.textContent = css
  return style
}

/** The lengths behind rpx and vh; they change with the window, and with the tab bar's presence. */
function measureUnits() {
  const { style } = document.documentElement
  style.setProperty('--rpx', `${stack.clientWidth / 750}px`)
  style.setProperty('--vh', `${stack.clientHeight / 100}px`)
}

/**
 * A page's place on the screen. The outer box holds what is `position: fixed` inside the page, as a page's own WebView
 * does, because it is transformed; the inner `wx-page` scrolls.
 */
export function addPagePlace(route: string): { box: HTMLElement; page: HTMLElement } {
  const box = stack.appendChild(document.createElement('div'))
  box.className = 'mp-page'
  const page = box.appendChild(document.createElement('wx-page'))
  page.dataset.route = route
  return { box, page }
}

export function drawTitle(title: string) {
  const text = Object.assign(document.createElement('span'), { id: 'mp-title', textContent: title })
  titleBar.querySelector('#mp-title')?.remove()
  titleBar.append(text)
}

export function drawBackButton(goBack: (() => void) | null) {
  titleBar.querySelector('#mp-back')?.remove()
  if (!goBack) return
  titleBar.append(Object.assign(document.createElement('span'), { id: 'mp-back', textContent: '‹', onclick: goBack }))
}

/** Shows the tab bar with one tab lit, or, without a tab's route, no tab bar. */
export function drawTabBar(litRoute: string | null, choose: (route: string) => void) {
  const tabs = litRoute === null ? [] : tabItems
  tabBar.replaceChildren(
    ...tabs.map(({ pagePath, text }) => {
      const className = pagePath === litRoute ? 'mp-tab mp-tab-on' : 'mp-tab'
      return Object.assign(document.createElement('div'), { className, textContent: text, onclick: () => choose(pagePath) })
    }),
  )
  measureUnits()
}

export function drawNotice(id: 'mp-toast' | 'mp-loading', text: string): HTMLElement {
  clearNotice(id)
  const notice = part(id)
  notice.textContent = text
  return overlay.appendChild(notice)
}

export const clearNotice = (id: 'mp-toast' | 'mp-loading') => document.getElementById(id)?.remove()

/** Opens a dialog; `build` fills its box and gets the function that closes it. */
export function openSheet(id: string, build: (box: HTMLElement, close: () => void) => void) {
  const mask = overlay.appendChild(document.createElement('div'))
  mask.className = 'mp-mask'
  const box = mask.appendChild(part(id))
  box.className = 'mp-box'
  build(box, () => mask.remove())
}

export function addTo<Tag extends keyof HTMLElementTagNameMap>(
  box: HTMLElement,
  tag: Tag,
  className: string,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = box.appendChild(document.createElement(tag))
  element.className = className
  element.textContent = text
  return element
}

export function addButton(box: HTMLElement, className: string, text: string, press: () => void) {
  addTo(box, 'button', className, text).onclick = press
}
