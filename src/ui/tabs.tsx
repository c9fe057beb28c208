import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './tabs.scss'

interface TabsProps<T> {
  label: string
  options: readonly { value: T; label: string }[]
  value: T | null
  onChange: (value: T) => void
}

/** Chooses which part of a page is shown. Wraps to more lines rather than shrink. */
export function Tabs<T extends string | number>({ label, options, value, onChange }: TabsProps<T>) {
  return (
    <View className='k-tabs' {...spoken({ role: 'tablist', label })}>
      {options.map((option) => (
        <View
          key={option.value}
          className={`k-tabs__tab${option.value === value ? ' k-tabs__tab--on' : ''}`}
          hoverClass='k-tabs__tab--pressed'
          onClick={() => onChange(option.value)}
          {...spoken({ role: 'tab', selected: option.value === value })}
        >
          {option.label}
        </View>
      ))}
    </View>
  )
}
