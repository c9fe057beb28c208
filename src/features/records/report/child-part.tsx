import { useState } from 'react'
import { View } from '@tarojs/components'
import { useQuery } from '@/client/use-query'
import { Choice } from '@/ui/choice'
import { Pending } from '@/ui/pending'
import { TextInput } from '@/ui/text-input'
import type { Roll } from '../use-records'

interface Props {
  roll: Pick<Roll, 'heldOn' | 'serviceKey' | 'rollKey'>
  value: string | null
  error: string | null
  onChange: (childId: string) => void
}

const shownAtOnce = 10

/** The children of one roll to choose from, found by name. */
export function ChildPart({ roll: { heldOn, serviceKey, rollKey }, value, error, onChange }: Props) {
  const sheet = useQuery('readRoll', { heldOn, serviceKey, rollKey })
  const [search, setSearch] = useState('')
  if (sheet.state !== 'ready') return <Pending query={sheet} />
  const found = sheet.data.children.filter(({ childId, name }) => childId === value || name.includes(search.trim()))
  return (
    <View>
      {sheet.data.children.length > shownAtOnce ? <TextInput label='按姓名找孩子' max={20} value={search} onChange={setSearch} /> : null}
      <Choice
        label='哪个孩子'
        hint={found.length > shownAtOnce ? `还有 ${found.length - shownAtOnce} 名，请按姓名找。` : undefined}
        options={found.slice(0, shownAtOnce).map(({ childId, name, className, rosterNo }) => ({ value: childId, label: name, note: `${className} ${rosterNo}号` }))}
        value={value}
        error={error}
        onChange={onChange}
      />
    </View>
  )
}
