import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import type { DeskRow } from '../desk-view'

/** A card of places, each one tap away; nothing for those who have none. */
export function Rows({ title, rows }: { title: string; rows: DeskRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card title={title}>
      {rows.map(({ title: name, label, url }) => (
        <Cell key={url} title={name} label={label} onClick={() => void Taro.navigateTo({ url })} />
      ))}
    </Card>
  )
}
