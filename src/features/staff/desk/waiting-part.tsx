import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { waitingRows } from '../desk-view'
import type { Desk } from '../use-desk'

/** The steps of one's own roles with how much waits in each; nothing for those who decide nothing. */
export function WaitingPart({ desk }: { desk: Desk }) {
  const rows = waitingRows(desk)
  if (rows.length === 0) return null
  return (
    <Card title='等您处理'>
      {rows.map(({ key, title, label, count, url }) => (
        <Cell
          key={key}
          title={title}
          label={label}
          value={count > 0 ? <Badge tone='todo'>{String(count)}</Badge> : '没有'}
          spokenAs={`${title}，${count > 0 ? count : '没有'}`}
          onClick={() => void Taro.navigateTo({ url })}
        />
      ))}
    </Card>
  )
}
