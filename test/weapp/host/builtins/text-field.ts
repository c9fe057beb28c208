/** input and textarea. */
import { offerActivation, offerField } from './form'
import type { Builtin, Part } from './part'

const properties = ['value', 'type', 'password', 'placeholder', 'maxlength', 'focus', 'autoFocus']
/** WeChat cuts off after this many characters unless told otherwise. */
const defaultMaxLength = 140

const keyboards: Record<string, string> = { number: 'numeric', digit: 'decimal' }

export const input: Builtin = {
  properties,
  leaf: true,
  mount(part) {
    const field = document.createElement('input')
    part.watch(['type', 'password'], () => {
      field.type = part.flag('password') ? 'password' : 'text'
      field.inputMode = keyboards[part.text('type')] ?? 'text'
    })
    field.addEventListener('keydown', ({ key }) => key === 'Enter' && part.fire('confirm', { value: field.value }))
    mountField(part, field)
  },
}

export const textarea: Builtin = {
  properties,
  leaf: true,
  mount: (part) => mountField(part, document.createElement('textarea')),
}

function mountField(part: Part, field: HTMLInputElement | HTMLTextAreaElement) {
  part.element.append(field)
  part.watch(['maxlength'], () => limitLength(field, part.number('maxlength', defaultMaxLength)))
  part.watch(['placeholder'], () => (field.placeholder = part.text('placeholder')))
  part.watch(['disabled'], () => (field.disabled = part.flag('disabled')))
  part.watch(['value'], () => {
    // Setting an equal value would move the cursor while the user types.
    if (field.value !== part.text('value')) field.value = part.text('value')
  })
  part.watch(['focus', 'autoFocus'], () => {
    if (part.flag('focus') || part.flag('autoFocus')) setTimeout(() => field.focus(), 0)
  })
  const tell = (event: string) => part.fire(event, { value: field.value, cursor: field.selectionStart })
  for (const event of ['input', 'focus', 'blur']) field.addEventListener(event, () => tell(event))
  offerField(
    part,
    () => field.value,
    () => (field.value = ''),
  )
  offerActivation(part, () => field.focus())
}

function limitLength(field: HTMLInputElement | HTMLTextAreaElement, length: number) {
  if (length >= 0) field.maxLength = length
  else field.removeAttribute('maxlength') // -1 means no limit
}
