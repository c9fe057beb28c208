import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Cell } from '@/ui/cell'
import type { WaitingRow } from '../desk-view'

/** A place with how much waits there. */
export function CountCell({ row: { title, label, count, url, urgent } }: { row: WaitingRow }) {
  return (
    <Cell
      title={title}
      label={label}
      value={count > 0 ? <Badge tone={urgent ? 'bad' : 'todo'}>{String(count)}</Badge> : '没有'}
      spokenAs={`${title}，${count > 0 ? count : '没有'}`}
      onClick={() => void Taro.navigateTo({ url })}
    />
  )
}
