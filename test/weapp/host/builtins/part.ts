/** How a built-in component is written: a tag, its properties, and what to do once it is on the page. */
import { StyleScopeManager, type GeneralComponent } from 'glass-easel'
import { compiledTemplate } from '../built-app'
import type { BuiltinTag } from '../builtin-tags'
import { codeSpace } from '../framework'

export interface Builtin {
  properties?: string[]
  /** Draws its own inside instead of showing its children. */
  leaf?: boolean
  mount?(part: Part): void
}

/** One element on a page, as its built-in sees it. */
export interface Part {
  element: HTMLElement
  value(property: string): unknown
  text(property: string): string
  flag(property: string): boolean
  number(property: string, otherwise: number): number
  /** Runs now and whenever one of the properties changes. */
  watch(properties: string[], react: () => void): void
  fire(event: string, detail?: object): void
  /** Runs at a tap unless the part is disabled; `tapped` is the innermost DOM element. */
  onTap(run: (tapped: Element) => void): void
}

interface Watcher {
  properties: string[]
  react: () => void
  seen: unknown[]
}

/** What a screen reader is told, by the property that the template sets and the attribute that a browser reads. */
const spoken = { ariaRole: 'role', ariaLabel: 'aria-label', ariaChecked: 'aria-checked' }
const common = ['name', 'hidden', 'disabled', ...Object.keys(spoken)]
const space = codeSpace.getComponentSpace()

export function registerBuiltin(tag: BuiltinTag, { properties = [], leaf = false, mount }: Builtin) {
  const names = [...common, ...properties]
  const watchers = new WeakMap<GeneralComponent, Watcher[]>()
  const definition = space
    .define(`builtin/${tag}`)
    .options({ styleScope: StyleScopeManager.globalScope(), idPrefixGenerator: null, writeIdToDOM: true })
    .template(compiledTemplate(leaf ? 'builtin/leaf' : 'builtin/around-children')!)
    .definition({
      properties: Object.fromEntries(names.map((name) => [name, null])),
      observers: {
        [names.join(',')](this: GeneralComponent) {
          watchers.get(this)?.forEach((watcher) => reactIfChanged(this, watcher))
        },
      },
      lifetimes: {
        attached(this: GeneralComponent) {
          if (watchers.has(this)) return
          const own: Watcher[] = []
          watchers.set(this, own)
          start(partOf(this, own), mount)
        },
      },
    })
    .registerComponent()
  space.setGlobalUsingComponent(tag, definition.general())
}

// A property set to the value it has does nothing on a phone either: a field whose app refuses what was typed keeps
// showing what was typed.
function reactIfChanged(component: GeneralComponent, watcher: Watcher) {
  const values = watcher.properties.map((name): unknown => component.data[name])
  if (values.every((value, index) => value === watcher.seen[index])) return
  watcher.seen = values
  watcher.react()
}

function start(part: Part, mount: Builtin['mount']) {
  part.watch(['hidden'], () => part.element.toggleAttribute('hidden', part.flag('hidden')))
  part.watch(['disabled'], () => part.element.toggleAttribute('disabled', part.flag('disabled')))
  for (const [property, attribute] of Object.entries(spoken)) part.watch([property], () => tell(part, property, attribute))
  mount?.(part)
}

function tell({ element, value }: Part, property: string, attribute: string) {
  const told = value(property)
  if (told === undefined || told === null || told === '') element.removeAttribute(attribute)
  else element.setAttribute(attribute, String(told))
}

function partOf(component: GeneralComponent, watchers: Watcher[]): Part {
  const value = (property: string): unknown => component.data[property]
  const flag = (property: string) => Boolean(value(property))
  return {
    element: component.$$ as unknown as HTMLElement,
    value,
    flag,
    text: (property) => String(value(property) ?? ''),
    number: (property, otherwise) => Number(value(property) ?? otherwise),
    watch(properties, react) {
      watchers.push({ properties, react, seen: properties.map(value) })
      react()
    },
    fire: (event, detail = {}) => component.triggerEvent(event, detail),
    onTap(run) {
      component.addListener('tap', (event) => {
        const { target } = event.getOriginalEvent() as PointerEvent
        if (!flag('disabled') && target instanceof Element) run(target)
      })
    },
  }
}
