import { View } from '@tarojs/components'
import { Field } from '@/ui/field'
import { spoken } from '@/ui/spoken'
import { weekdayName } from '@/wording/dates'

interface WeekdayChoiceProps {
  /** Whose days these are, for those who hear the page. */
  service: string
  offered: readonly number[]
  value: readonly number[]
  error?: string | null
  onChange: (weekdays: number[]) => void
}

/** The days a service runs on, side by side; 全选 is the family's own tap and never there beforehand. */
export function WeekdayChoice({ service, offered, value, error, onChange }: WeekdayChoiceProps) {
  const toggle = (toggled: number) => onChange(offered.filter((day) => (day === toggled) !== value.includes(day)))
  const all = offered.every((day) => value.includes(day))
  return (
    <Field label='参加的星期' error={error}>
      <View className='weekdays' {...spoken({ role: 'group', label: `${service}参加的星期` })}>
        {offered.map((day) => {
          const on = value.includes(day)
          return (
            <View
              key={day}
              className={`weekdays__day${on ? ' weekdays__day--on' : ''}`}
              hoverClass='weekdays__day--pressed'
              onClick={() => toggle(day)}
              {...spoken({ role: 'checkbox', checked: on })}
            >
              {weekdayName(day)}
            </View>
          )
        })}
        {offered.length > 1 && !all ? (
          <View
            className='weekdays__day weekdays__day--all'
            hoverClass='weekdays__day--pressed'
            onClick={() => onChange([...offered])}
            {...spoken({ role: 'button', label: `${service}全选星期` })}
          >
            全选
          </View>
        ) : null}
      </View>
    </Field>
  )
}
