/** picker in the modes selector, date and time. */
import { addButton, openSheet } from '../frame'
import { report } from '../host'
import { offerField } from './form'
import type { Builtin, Part } from './part'

type Draw = (part: Part, box: HTMLElement, choose: (value: string) => void) => void

const modes: Record<string, Draw> = { selector: drawRange, date: drawDate, time: drawTime }

export const picker: Builtin = {
  properties: ['mode', 'range', 'rangeKey', 'value', 'start', 'end', 'fields'],
  mount(part) {
    // WeChat has no reset for a picker: its value belongs to the page.
    offerField(
      part,
      () => part.value('value'),
      () => {},
    )
    part.onTap(() => openPicker(part))
  },
}

function openPicker(part: Part) {
  const mode = part.text('mode') || 'selector'
  const draw = modes[mode]
  if (!draw) return report('picker', new Error(`this host has no picker mode ${mode}`))
  openSheet('mp-picker', (box, close) => {
    draw(part, box, (value) => {
      close()
      part.fire('change', { value })
    })
    addButton(box, 'mp-cancel', '取消', () => {
      close()
      part.fire('cancel')
    })
  })
}

function drawRange(part: Part, box: HTMLElement, choose: (value: string) => void) {
  const key = part.text('rangeKey')
  const range = (part.value('range') ?? []) as unknown[]
  const words = (item: unknown) => String(key ? (item as Record<string, unknown>)[key] : item)
  range.forEach((item, index) => addButton(box, 'mp-picker-item', words(item), () => choose(String(index))))
}

function drawDate(part: Part, box: HTMLElement, choose: (value: string) => void) {
  drawInput(part, box, part.text('fields') === 'month' ? 'month' : 'date', choose)
}

function drawTime(part: Part, box: HTMLElement, choose: (value: string) => void) {
  drawInput(part, box, 'time', choose)
}

function drawInput(part: Part, box: HTMLElement, type: string, choose: (value: string) => void) {
  const field = document.createElement('input')
  Object.assign(field, { className: 'mp-picker-input', type, required: true, min: part.text('start'), max: part.text('end') })
  field.value = part.text('value')
  box.append(field)
  // WeChat's wheels offer nothing outside start and end.
  addButton(box, 'mp-ok', '确定', () => field.reportValidity() && choose(field.value))
}
