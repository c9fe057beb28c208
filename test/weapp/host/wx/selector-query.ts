/** wx.createSelectorQuery over the page on the screen: size, place, scrolling, data, and the node of a canvas. */
import { builtinTags } from '../builtin-tags'
import { canvasNode } from '../builtins/canvas'
import { drawnBy } from '../framework'
import { currentPage } from '../page-stack'

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
}

type Answered = (result: unknown) => void

const supported = new Set(['id', 'dataset', 'rect', 'size', 'scrollOffset', 'node'])
const tags = new Set<string>(builtinTags)
const tagInSelector = /(^|[\s>+~,])([a-z][a-z-]*)(?=[\s>+~,.:#[]|$)/g

export function createSelectorQuery() {
  const asked: { read: () => unknown; answered?: Answered }[] = []
  const query = {
    // Taro draws the whole page in one component, so there is no other scope to search.
    in: () => query,
    select: (selector: string) => nodes(() => findAll(selector)[0] ?? null),
    selectAll: (selector: string) => nodes(() => findAll(selector)),
    selectViewport: () => nodes(() => currentPage()?.element ?? null),
    exec(done?: (results: unknown[]) => void) {
      requestAnimationFrame(() => {
        const results = asked.map(({ read }) => read())
        asked.forEach(({ answered }, index) => answered?.(results[index]))
        done?.(results)
      })
      return query
    },
  }
  function nodes(find: () => Element | Element[] | null) {
    const fields = (wanted: Fields, answered?: Answered) => {
      refuseUnknown(wanted)
      const read = (found: Element) => readFields(found, wanted)
      asked.push({ read: () => applyTo(find(), read), answered })
      return query
    }
    return {
      fields,
      boundingClientRect: (answered?: Answered) => fields({ id: true, dataset: true, rect: true, size: true }, answered),
      scrollOffset: (answered?: Answered) => fields({ id: true, dataset: true, scrollOffset: true }, answered),
      node: (answered?: Answered) => fields({ node: true }, answered),
    }
  }
  return query
}

const applyTo = (found: Element | Element[] | null, read: (element: Element) => object) =>
  Array.isArray(found) ? found.map(read) : found && read(found)

function refuseUnknown(fields: Fields) {
  const unknown = Object.keys(fields).filter((name) => !supported.has(name))
  if (unknown.length) throw new Error(`this host's selector query does not know ${unknown.join(', ')}`)
}

function findAll(selector: string): Element[] {
  const inDom = selector.replace(tagInSelector, (whole, before: string, tag: string) =>
    tags.has(tag) ? `${before}wx-${tag}` : whole,
  )
  return Array.from(currentPage()?.element.querySelectorAll(inDom) ?? [])
}

function readFields(element: Element, fields: Fields): object {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
  const { width, height, ...rect } = rectInPage(element)
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: drawnBy(element)?.dataset ?? {} }),
    ...(fields.rect && rect),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollTop, scrollLeft, scrollHeight, scrollWidth }),
    ...(fields.node && { node: canvasNode(element) }),
  }
}

/** WeChat measures from the corner of the visible page, below the title bar. */
function rectInPage(element: Element) {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const corner = element.closest('.mp-page')?.getBoundingClientRect() ?? { left: 0, top: 0 }
  return { left: left - corner.left, top: top - corner.top, right: right - corner.left, bottom: bottom - corner.top, width, height }
}
