/** form, the fields that it collects, and label. */
import type { Builtin, Part } from './part'

interface Field {
  name(): string
  read(): unknown
  reset(): void
}

interface Form {
  submit(): void
  reset(): void
}

const fields = new WeakMap<Element, Field>()
const forms = new WeakMap<Element, Form>()
/** What a tap on a label does to the control it names. */
const activations = new WeakMap<Element, () => void>()

export function offerField(part: Part, read: () => unknown, reset: () => void) {
  fields.set(part.element, { name: () => part.text('name'), read, reset })
}

export function offerActivation(part: Part, activate: () => void) {
  activations.set(part.element, activate)
}

export function formAround(element: Element): Form | undefined {
  const form = element.closest('wx-form')
  return form ? forms.get(form) : undefined
}

export const form: Builtin = {
  mount(part) {
    const inside = () => Array.from(part.element.querySelectorAll('*')).flatMap((element) => fields.get(element) ?? [])
    forms.set(part.element, {
      submit() {
        const named = inside().filter((field) => field.name())
        part.fire('submit', { value: Object.fromEntries(named.map((field) => [field.name(), field.read()])) })
      },
      reset() {
        inside().forEach((field) => field.reset())
        part.fire('reset')
      },
    })
  },
}

export const label: Builtin = {
  properties: ['for'],
  mount(part) {
    part.onTap((tapped) => {
      const control = labelled(part)
      if (control && !control.contains(tapped)) activations.get(control)?.()
    })
  },
}

function labelled(part: Part): Element | undefined {
  const id = part.text('for')
  if (id) return part.element.closest('wx-page')?.querySelector(`#${CSS.escape(id)}`) ?? undefined
  return Array.from(part.element.querySelectorAll('*')).find((element) => activations.has(element))
}
