// Plain-DOM stand-ins for @tarojs/components, for jest only.
import { createElement, forwardRef, type ChangeEvent, type CSSProperties, type MouseEvent, type ReactNode, type TouchEvent } from 'react'

interface Common {
  id?: string
  className?: string
  style?: CSSProperties
  children?: ReactNode
  role?: string
  tabIndex?: number
  onClick?: (event: MouseEvent) => void
  onTouchStart?: (event: TouchEvent) => void
  onTouchMove?: (event: TouchEvent) => void
  onTouchEnd?: (event: TouchEvent) => void
  [attribute: `aria-${string}` | `data-${string}`]: string | number | boolean | undefined
}

const passed = /^(id|className|style|children|role|tabIndex|onClick|onTouchStart|onTouchMove|onTouchEnd)$|^(aria|data)-/

/** What a browser understands too; hoverClass and the like stay behind. */
const forDom = (props: object) => Object.fromEntries(Object.entries(props).filter(([name]) => passed.test(name)))

const host = (tag: string, name: string) => {
  const Host = forwardRef<HTMLElement, Common>((props, ref) => createElement(tag, { ref, ...forDom(props) }))
  Host.displayName = name
  return Host
}

export const View = host('div', 'View')
export const Text = host('span', 'Text')
export const ScrollView = host('div', 'ScrollView')
export const Label = host('label', 'Label')
export const Canvas = host('canvas', 'Canvas')
export const Block = ({ children }: { children?: ReactNode }) => <>{children}</>

export const Button = ({ disabled, ...props }: Common & { disabled?: boolean }) => <button type='button' disabled={Boolean(disabled)} {...forDom(props)} />

export const Image = ({ src, ...props }: Common & { src: string }) => <img src={src} alt={String(props['aria-label'] ?? '')} {...forDom(props)} />

interface Typed extends Common {
  value?: string
  placeholder?: string
  disabled?: boolean
  maxlength?: number
  type?: string
  nativeProps?: Record<string, string>
  onInput?: (event: { detail: { value: string } }) => void
  onBlur?: (event: { detail: { value: string } }) => void
}

const typing = ({ value, placeholder, disabled, maxlength, nativeProps, onInput, onBlur, ...props }: Typed) => ({
  value: value ?? '',
  placeholder,
  disabled,
  maxLength: maxlength && maxlength > 0 ? maxlength : undefined,
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onInput?.({ detail: { value: event.target.value } }),
  onBlur: (event: { target: { value: string } }) => onBlur?.({ detail: { value: event.target.value } }),
  ...forDom(props),
  ...nativeProps,
})

export const Input = (props: Typed) => <input inputMode={props.type === 'number' ? 'numeric' : undefined} {...typing(props)} />
export const Textarea = (props: Typed) => <textarea {...typing(props)} />

interface Switched extends Common {
  checked?: boolean
  disabled?: boolean
  onChange?: (event: { detail: { value: boolean } }) => void
}

export const Switch = ({ checked, disabled, onChange, ...props }: Switched) => (
  <input
    type='checkbox'
    role='switch'
    checked={Boolean(checked)}
    disabled={disabled}
    onChange={(event) => onChange?.({ detail: { value: event.target.checked } })}
    {...forDom(props)}
  />
)

interface Picked extends Common {
  value?: string
  onChange?: (event: { detail: { value: string } }) => void
}

/** In a test: `fireEvent.change(screen.getByRole('combobox'), { target: { value } })`. */
export const Picker = ({ children, value, onChange, ...props }: Picked) => (
  <div>
    {children}
    <input role='combobox' aria-label={String(props['aria-label'] ?? '')} value={value ?? ''} onChange={(event) => onChange?.({ detail: { value: event.target.value } })} />
  </div>
)
