import { useState } from 'react'
import { View } from '@tarojs/components'
import { OptionRow } from '@/ui/option-row'
import { spoken } from '@/ui/spoken'
import { TextInput } from '@/ui/text-input'
import type { Rota } from '../use-rota'

const shownAtOnce = 8

/** The school's staff to choose from, open at once, so that a substitute is found in one tap. */
export function PeoplePart({ label, staff, value, onChange }: { label: string; staff: Rota['staff']; value: string | null; onChange: (staffId: string) => void }) {
  const [search, setSearch] = useState('')
  const found = staff.filter(({ name, staffId }) => staffId === value || name.includes(search.trim()))
  return (
    <View>
      <View {...spoken({ role: 'radiogroup', label })}>
        {found.slice(0, shownAtOnce).map(({ staffId, name }) => (
          <OptionRow key={staffId} role='radio' checked={staffId === value} onClick={() => onChange(staffId)}>
            {name}
          </OptionRow>
        ))}
      </View>
      {found.length === 0 ? <View className='rota-quiet'>没有找到这位老师。</View> : null}
      {staff.length > shownAtOnce ? <TextInput label='按姓名找' max={20} value={search} onChange={setSearch} /> : null}
      {found.length > shownAtOnce ? <View className='rota-quiet'>还有 {found.length - shownAtOnce} 位，请按姓名找。</View> : null}
    </View>
  )
}
