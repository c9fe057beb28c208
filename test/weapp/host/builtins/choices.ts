/** switch, checkbox and radio, and the groups that speak for the latter two. */
import { offerActivation, offerField } from './form'
import type { Builtin, Part } from './part'

interface Choice {
  value(): string
  chosen(): boolean
  choose(chosen: boolean): void
}

const choices = new WeakMap<Element, Choice>()
const groups = new WeakMap<Element, Part>()
const choicesIn = (group: Part) =>
  Array.from(group.element.querySelectorAll('*')).flatMap((element) => choices.get(element) ?? [])
const chosenIn = (group: Part) => choicesIn(group).filter((choice) => choice.chosen())

/** Draws a box or dot, and calls `changed` after the user's tap on it or on its label. */
function mountBox(part: Part, type: 'checkbox' | 'radio', changed: (choice: Choice) => void): Choice {
  const box = Object.assign(document.createElement('input'), { type, tabIndex: -1 })
  box.style.pointerEvents = 'none'
  part.element.prepend(box)
  part.watch(['checked'], () => (box.checked = part.flag('checked')))
  part.watch(['disabled'], () => (box.disabled = part.flag('disabled')))
  const choice: Choice = {
    value: () => part.text('value'),
    chosen: () => box.checked,
    choose: (chosen) => (box.checked = chosen),
  }
  const toggle = () => {
    if (part.flag('disabled') || (type === 'radio' && box.checked)) return
    box.checked = !box.checked
    changed(choice)
  }
  part.onTap(toggle)
  offerActivation(part, toggle)
  return choice
}

export const switchButton: Builtin = {
  properties: ['checked'],
  leaf: true,
  mount(part) {
    const choice = mountBox(part, 'checkbox', () => part.fire('change', { value: choice.chosen() }))
    offerField(
      part,
      () => choice.chosen(),
      () => choice.choose(false),
    )
  },
}

export const checkbox: Builtin = {
  properties: ['checked', 'value'],
  mount(part) {
    const tellGroup = () => {
      const group = groupOf(part, 'wx-checkbox-group')
      group?.fire('change', { value: chosenIn(group).map((choice) => choice.value()) })
    }
    choices.set(part.element, mountBox(part, 'checkbox', tellGroup))
  },
}

export const radio: Builtin = {
  properties: ['checked', 'value'],
  mount(part) {
    const tellGroup = (chosen: Choice) => {
      const group = groupOf(part, 'wx-radio-group')
      if (!group) return
      choicesIn(group).forEach((choice) => choice.choose(choice === chosen))
      group.fire('change', { value: chosen.value() })
    }
    choices.set(part.element, mountBox(part, 'radio', tellGroup))
  },
}

export const checkboxGroup = group((part) => chosenIn(part).map((choice) => choice.value()))
export const radioGroup = group((part) => chosenIn(part)[0]?.value() ?? '')

function group(read: (part: Part) => unknown): Builtin {
  return {
    mount(part) {
      groups.set(part.element, part)
      const reset = () => choicesIn(part).forEach((choice) => choice.choose(false))
      offerField(part, () => read(part), reset)
    },
  }
}

function groupOf(part: Part, tag: string): Part | undefined {
  const element = part.element.closest(tag)
  return element ? groups.get(element) : undefined
}
