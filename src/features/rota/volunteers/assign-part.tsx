import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { weekdayName } from '@/wording/dates'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Chips } from '@/ui/chips'
import { Notice } from '@/ui/notice'
import { Pending } from '@/ui/pending'
import { Tabs } from '@/ui/tabs'
import type { Volunteer } from '../use-volunteers'

interface Props {
  volunteer: Volunteer
  refused: string | null
  sending: boolean
  onAssign: (input: Input<'assignVolunteer'>) => void
  onBack: () => void
}

/** Where a volunteer is to help: a roll of this week, and on which weekday. */
export function AssignPart({ volunteer, refused, sending, onAssign, onBack }: Props) {
  const [asked, setAsked] = useState<Input<'readRota'>>({})
  const rota = useQuery('readRota', asked)
  const [rollKey, setRollKey] = useState<string | null>(null)
  const [weekday, setWeekday] = useState<number | null>(null)
  if (rota.state !== 'ready') return <Pending query={rota} />
  const { services, serviceKey, rolls } = rota.data
  const roll = rolls.find((each) => each.rollKey === rollKey)
  return (
    <View>
      <Tabs label='服务' options={services.map((each) => ({ value: each.serviceKey, label: each.name }))} value={serviceKey} onChange={(key) => (setRollKey(null), setAsked({ serviceKey: key }))} />
      <Choice label={`${volunteer.name}到哪个班帮忙`} options={rolls.map(({ rollKey: value, name }) => ({ value, label: name }))} value={rollKey} onChange={(key) => (setWeekday(null), setRollKey(key))} />
      {roll ? <Chips label='星期' role='radio' options={roll.days.map((day) => ({ value: day.weekday, label: `每${weekdayName(day.weekday)}` }))} isOn={(day) => day === weekday} onTap={setWeekday} /> : null}
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='rota-ways'>
        <Button block kind='primary' disabled={!roll || weekday === null} loading={sending} onClick={() => roll && onAssign({ volunteerId: volunteer.volunteerId, serviceKey, rollKey: roll.rollKey, weekday, heldOn: null })}>
          安排帮忙
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          先不安排
        </Button>
      </View>
    </View>
  )
}
