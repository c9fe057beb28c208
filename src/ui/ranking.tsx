import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import { Field, type FieldProps } from './field'
import { spoken } from './spoken'
import './ranking.scss'

interface RankingProps extends FieldProps {
  options: readonly { key: string; label: string }[]
  /** How many places there are. */
  most: number
  /** Keys in the order tapped, the best first. */
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** Puts things in order by tapping them one after the other; tapped again one leaves the order, and every tap can be taken back. */
export function Ranking({ options, most, value, onChange, ...field }: RankingProps) {
  const [before, setBefore] = useState<string[][]>([])
  const isFull = value.length >= most
  const put = (next: string[]) => {
    setBefore([...before, [...value]])
    onChange(next)
  }
  const undo = () => {
    onChange(before[before.length - 1] ?? [])
    setBefore(before.slice(0, -1))
  }
  return (
    <Field {...field}>
      <View {...spoken({ role: 'group', label: field.label })}>
        {options.map(({ key, label }) => {
          const place = value.indexOf(key) + 1
          const isOff = place === 0 && isFull
          return (
            <View
              key={key}
              className={`k-ranking__one${place > 0 ? ' k-ranking__one--on' : ''}${isOff ? ' k-ranking__one--off' : ''}`}
              hoverClass={isOff ? 'none' : 'k-ranking__one--pressed'}
              onClick={() => isOff || put(place > 0 ? value.filter((each) => each !== key) : [...value, key])}
              {...spoken({ role: 'checkbox', label: place > 0 ? `${label}，排第${place}` : label, checked: place > 0, disabled: isOff || undefined })}
            >
              <View className='k-ranking__place'>{place > 0 ? place : ''}</View>
              <View className='k-ranking__name'>{label}</View>
            </View>
          )
        })}
      </View>
      <View className='k-ranking__said' {...spoken({ role: 'status' })}>
        {isFull ? `${value.length} 个都排好了。要换，先点一下排好的，它就退出来。` : `已排 ${value.length} 个，还可以排 ${most - value.length} 个。`}
      </View>
      <View className='k-ranking__ways'>
        <Button disabled={before.length === 0} label={`撤回上一步：${field.label}`} onClick={undo}>
          撤回上一步
        </Button>
        <Button disabled={value.length === 0} label={`重新排：${field.label}`} onClick={() => put([])}>
          重新排
        </Button>
      </View>
    </Field>
  )
}
