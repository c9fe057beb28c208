import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { alertRow, todayRows } from '../desk-view'
import type { Desk } from '../use-desk'
import { CountCell } from './count-cell'

/** The school day: who is missing now, the rolls, leave, what is different. */
export function TodayPart({ desk }: { desk: Desk }) {
  const [alerts, rows] = [alertRow(desk), todayRows(desk.roles)]
  if (!alerts && rows.length === 0) return null
  return (
    <Card title='今天'>
      {alerts ? <CountCell row={alerts} /> : null}
      {rows.map(({ title, label, url }) => (
        <Cell key={url} title={title} label={label} onClick={() => void Taro.navigateTo({ url })} />
      ))}
    </Card>
  )
}
