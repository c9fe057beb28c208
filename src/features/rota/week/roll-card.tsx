import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { spoken } from '@/ui/spoken'
import { dayLine, type DayLine } from '../rota-view'
import type { Rota, RotaDay, RotaRoll } from '../use-rota'

interface Props {
  rota: Rota
  roll: RotaRoll
  chosen: string | null
  /** Null for those who only look. */
  onChoose: ((day: RotaDay) => void) | null
  children: ReactNode
}

/** One roll with its days: a list on a phone, a row of the week on a desktop. */
export function RollCard({ rota, roll, chosen, onChoose, children }: Props) {
  return (
    <Card title={roll.name}>
      <View className='rota-days'>
        {roll.days.map((day) => {
          const line = dayLine(day, rota.staff)
          const look = `rota-day${day.heldOn === rota.today ? ' rota-day--today' : ''}${day.heldOn === chosen ? ' rota-day--on' : ''}`
          if (!onChoose)
            return (
              <View key={line.key} className={look}>
                <DayWords line={line} />
              </View>
            )
          return (
            <View key={line.key} className={`${look} rota-day--way`} hoverClass='rota-day--pressed' onClick={() => onChoose(day)} {...spoken({ role: 'button', label: spokenDay(roll, line) })}>
              <DayWords line={line} />
            </View>
          )
        })}
      </View>
      {children}
    </Card>
  )
}

const spokenDay = (roll: RotaRoll, { day, taker, how }: DayLine) => `${roll.name}，${day}，${taker ?? '还没有人'}${how ? `，${how}` : ''}，改由谁值班`

function DayWords({ line }: { line: DayLine }) {
  return (
    <>
      <View className='rota-day__when'>
        {line.day}
        {line.time ? <View className='rota-quiet'>{line.time}</View> : null}
      </View>
      <View className='rota-day__who'>
        <View className={line.taker ? 'rota-day__name' : 'rota-day__nobody'}>{line.taker ?? '还没有人'}</View>
        {line.how ? <View className='rota-quiet'>{line.how}</View> : null}
        {line.helpers ? <View className='rota-quiet'>志愿者：{line.helpers}</View> : null}
        {line.clash ? <Badge tone='todo'>同时有两个班</Badge> : null}
        {line.cancelled ? <Badge>当天取消</Badge> : null}
      </View>
    </>
  )
}
