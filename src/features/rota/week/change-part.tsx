import { useState } from 'react'
import { View } from '@tarojs/components'
import { weekdayName } from '@/wording/dates'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import { dayLine, takerId } from '../rota-view'
import type { Rota, RotaDay, RotaRoll } from '../use-rota'
import { PeoplePart } from './people-part'

interface Props {
  rota: Rota
  roll: RotaRoll
  day: RotaDay
  sending: boolean
  refused: string | null
  /** `weekday` null for this one day only; `staffId` null gives it back. */
  onGive: (staffId: string | null, weekday: number | null) => void
  onBack: () => void
}

/** Who takes one roll on one day: choose a name, then only that day or every such weekday. */
export function ChangePart({ rota, roll, day, sending, refused, onGive, onBack }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const line = dayLine(day, rota.staff)
  const name = rota.staff.find(({ staffId }) => staffId === chosen)?.name
  const isPast = day.heldOn < rota.today
  return (
    <View className='rota-change'>
      <View className='rota-change__title' {...spoken({ role: 'heading' })}>
        {line.day} {roll.name}
      </View>
      <View className='rota-quiet'>现在由{line.taker ? `${line.taker}值班` : '谁值班还没有定'}</View>
      {isPast ? <Notice>这一天已经过去，只能改以后每{weekdayName(day.weekday)}的。</Notice> : null}
      <PeoplePart label='由谁值班' staff={rota.staff.filter(({ staffId }) => staffId !== takerId(day))} value={chosen} onChange={setChosen} />
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='rota-ways'>
        {chosen && !isPast ? (
          <Button block kind='primary' loading={sending} onClick={() => onGive(chosen, null)}>
            {`只这一天由${name}代班`}
          </Button>
        ) : null}
        {chosen ? (
          <Button block loading={sending} onClick={() => onGive(chosen, day.weekday)}>
            {`每${weekdayName(day.weekday)}都由${name}值班`}
          </Button>
        ) : null}
        {day.dayId !== null && !isPast ? (
          <Button block loading={sending} onClick={() => onGive(null, null)}>
            取消这一天的代班
          </Button>
        ) : null}
        {day.weekdayId !== null ? (
          <Button block loading={sending} onClick={() => onGive(null, day.weekday)}>
            {`每${weekdayName(day.weekday)}改回原来的老师`}
          </Button>
        ) : null}
        <Button block disabled={sending} onClick={onBack}>
          先不改
        </Button>
      </View>
    </View>
  )
}
