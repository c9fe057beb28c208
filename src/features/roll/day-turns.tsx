import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { spoken } from '@/ui/spoken'
import { dayTurns } from './roll-view'

/** Which day is shown, and the ways to the days before it; undefined is today. */
export function DayTurns({ day, onTurn }: { day: { heldOn: string; today: string }; onTurn: (heldOn: string | undefined) => void }) {
  const { words, before, after } = dayTurns(day)
  const turn = (date: string) => onTurn(date === day.today ? undefined : date)
  return (
    <>
      <View className='roll-head__title' {...spoken({ role: 'heading' })}>
        {words}
      </View>
      <View className='roll-turns'>
        <Button onClick={() => turn(before)}>前一天</Button>
        {after ? <Button onClick={() => turn(after)}>后一天</Button> : null}
        {day.heldOn === day.today ? null : <Button onClick={() => onTurn(undefined)}>回到今天</Button>}
      </View>
    </>
  )
}
