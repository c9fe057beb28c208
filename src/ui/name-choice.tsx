import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import { OptionRow } from './option-row'
import { spoken } from './spoken'
import { TextInput } from './text-input'
import './name-choice.scss'

interface NameChoiceProps {
  label: string
  hint?: string
  staff: readonly { staffId: string; name: string }[]
  value: readonly string[]
  /** One at most: choosing another takes its place, choosing it again leaves nobody. */
  single?: boolean
  error?: string | null
  onChange: (staffIds: string[]) => void
}

const shownAtOnce = 12

/** Members of staff for a duty: their names, and behind a button the school's list with a search by name. */
export function NameChoice({ label, hint, staff, value, single, error, onChange }: NameChoiceProps) {
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const names = value.map((staffId) => staff.find((each) => each.staffId === staffId)?.name).filter(Boolean)
  const found = staff.filter(({ name, staffId }) => value.includes(staffId) || name.includes(search.trim()))
  const shown = [...found.filter(({ staffId }) => value.includes(staffId)), ...found.filter(({ staffId }) => !value.includes(staffId))].slice(0, shownAtOnce)
  const toggle = (staffId: string) => {
    const others = single ? [] : value.filter((each) => each !== staffId)
    onChange(value.includes(staffId) ? others : [...others, staffId])
  }
  return (
    <View className='k-names'>
      <View className='k-names__label'>{label}</View>
      {hint ? <View className='k-names__quiet'>{hint}</View> : null}
      <View className='k-names__line'>
        <View>{names.length > 0 ? names.join('、') : '还没有安排'}</View>
        <Button label={`${open ? '选好了' : '选择'}：${label}`} onClick={() => setOpen(!open)}>
          {open ? '选好了' : '选择'}
        </Button>
      </View>
      {error ? (
        <View className='k-names__error' {...spoken({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
      {open ? (
        <View className='k-names__list'>
          <TextInput label={`按姓名找${label}`} max={20} value={search} onChange={setSearch} />
          <View {...spoken({ role: single ? 'radiogroup' : 'group', label })}>
            {shown.map(({ staffId, name }) => (
              <OptionRow key={staffId} role={single ? 'radio' : 'checkbox'} checked={value.includes(staffId)} onClick={() => toggle(staffId)}>
                {name}
              </OptionRow>
            ))}
          </View>
          {found.length > shown.length ? <View className='k-names__quiet'>还有 {found.length - shown.length} 位，请按姓名找。</View> : null}
          {found.length === 0 ? <View className='k-names__quiet'>没有找到这位老师。</View> : null}
        </View>
      ) : null}
    </View>
  )
}
