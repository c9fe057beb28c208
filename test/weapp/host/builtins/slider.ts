/** slider. */
import { offerField } from './form'
import type { Builtin } from './part'

export const slider: Builtin = {
  properties: ['min', 'max', 'step', 'value'],
  leaf: true,
  mount(part) {
    const range = Object.assign(document.createElement('input'), { type: 'range' })
    part.element.append(range)
    part.watch(['min', 'max', 'step', 'value', 'disabled'], () => {
      range.min = String(part.number('min', 0))
      range.max = String(part.number('max', 100))
      range.step = String(part.number('step', 1))
      range.value = String(part.number('value', 0))
      range.disabled = part.flag('disabled')
    })
    range.addEventListener('change', () => part.fire('change', { value: Number(range.value) }))
    range.addEventListener('input', () => part.fire('changing', { value: Number(range.value) }))
    offerField(
      part,
      () => Number(range.value),
      () => (range.value = range.min),
    )
  },
}
