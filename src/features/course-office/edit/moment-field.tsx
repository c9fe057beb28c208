import { View } from '@tarojs/components'
import { clockTyped } from '@/ui/clock-typed'
import { dateTyped } from '@/ui/date-typed'
import { spoken } from '@/ui/spoken'
import { TextInput } from '@/ui/text-input'
import { dateWords } from '@/wording/dates'
import type { Moment } from '../course-form'

interface Props {
  /** What happens then: 开始选. */
  label: string
  value: Moment
  error?: string | null
  onChange: (value: Moment) => void
}

/** A day and a time of day to type side by side, with the day of the week said back. */
export function MomentField({ label, value, error, onChange }: Props) {
  const date = dateTyped(value.day)
  return (
    <View>
      <View className='menu-pair'>
        <TextInput label={`${label}的日期`} hint={date ? dateWords(date) : '如 2026-9-8'} max={11} value={value.day} onChange={(day) => onChange({ ...value, day })} />
        <TextInput label={`${label}的钟点`} hint={clockTyped(value.time) ?? '如 18:00'} max={8} value={value.time} onChange={(time) => onChange({ ...value, time })} />
      </View>
      {error ? (
        <View className='menu-wrong' {...spoken({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
    </View>
  )
}
