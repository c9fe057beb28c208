import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './cell.scss'

interface CellProps {
  title: ReactNode
  /** A second, quieter line below the title. */
  label?: ReactNode
  value?: ReactNode
  /** Makes the whole row a button with an arrow. */
  onClick?: () => void
  /** What is read out instead of the row's own words. */
  spokenAs?: string
}

/** A row of a list. */
export function Cell({ title, label, value, onClick, spokenAs }: CellProps) {
  const inside = (
    <>
      <View className='k-cell__main'>
        <View>{title}</View>
        {label ? <View className='k-cell__label'>{label}</View> : null}
      </View>
      {value ? <View className='k-cell__value'>{value}</View> : null}
      {onClick ? <View className='k-cell__arrow' /> : null}
    </>
  )
  if (!onClick) return <View className='k-cell'>{inside}</View>
  return (
    <View className='k-cell' hoverClass='k-cell--pressed' onClick={onClick} {...spoken({ role: 'button', label: spokenAs })}>
      {inside}
    </View>
  )
}
