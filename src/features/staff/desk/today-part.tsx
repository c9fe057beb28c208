import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { todayRows } from '../desk-view'
import type { Desk } from '../use-desk'

/** What every school day asks of somebody: first on the desk after what waits. */
export function TodayPart({ roles }: Pick<Desk, 'roles'>) {
  const rows = todayRows(roles)
  if (rows.length === 0) return null
  return (
    <Card title='今天'>
      {rows.map(({ title, label, url }) => (
        <Cell key={url} title={title} label={label} onClick={() => void Taro.navigateTo({ url })} />
      ))}
    </Card>
  )
}
