import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './chips.scss'

interface ChipsProps<T> {
  label: string
  role: 'radio' | 'checkbox'
  options: readonly { value: T; label: string }[]
  isOn: (value: T) => boolean
  onTap: (value: T) => void
}

/** Short answers side by side: an office form has hundreds of them, and a row each would bury the text. */
export function Chips<T extends string | number | boolean | null>({ label, role, options, isOn, onTap }: ChipsProps<T>) {
  return (
    <View className='k-chips' {...spoken({ role: role === 'radio' ? 'radiogroup' : 'group', label })}>
      {options.map(({ value, label: words }) => (
        <View
          key={String(value)}
          className={`k-chips__one${isOn(value) ? ' k-chips__one--on' : ''}${value === null ? ' k-chips__one--none' : ''}`}
          hoverClass='k-chips__one--pressed'
          onClick={() => onTap(value)}
          {...spoken({ role, checked: isOn(value) })}
        >
          {words}
        </View>
      ))}
    </View>
  )
}
