/** scroll-view. */
import type { Builtin } from './part'

/** WeChat calls scrolltolower this many pixels before the end unless told otherwise. */
const defaultThreshold = 50

export const scrollView: Builtin = {
  properties: ['scrollX', 'scrollY', 'scrollTop', 'scrollLeft', 'scrollIntoView', 'lowerThreshold'],
  mount(part) {
    const { element } = part
    part.watch(['scrollX', 'scrollY'], () => {
      element.style.overflowX = part.flag('scrollX') ? 'auto' : 'hidden'
      element.style.overflowY = part.flag('scrollY') ? 'auto' : 'hidden'
    })
    part.watch(['scrollTop'], () => (element.scrollTop = part.number('scrollTop', element.scrollTop)))
    part.watch(['scrollLeft'], () => (element.scrollLeft = part.number('scrollLeft', element.scrollLeft)))
    part.watch(['scrollIntoView'], () => {
      const id = part.text('scrollIntoView')
      if (id) element.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView()
    })
    let wasLow = false
    element.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element
      part.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
      const isLow = scrollHeight - scrollTop - clientHeight <= part.number('lowerThreshold', defaultThreshold)
      if (isLow && !wasLow) part.fire('scrolltolower', { direction: 'bottom' })
      wasLow = isLow
    })
  },
}
