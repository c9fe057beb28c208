import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { termRows } from '../desk-view'
import type { Desk } from '../use-desk'

/** How the term is arranged: the calendar for the office, the groups for class teachers too. */
export function TermPart({ roles }: Pick<Desk, 'roles'>) {
  const rows = termRows(roles)
  if (rows.length === 0) return null
  return (
    <Card title='学期安排'>
      {rows.map(({ title, label, url }) => (
        <Cell key={url} title={title} label={label} onClick={() => void Taro.navigateTo({ url })} />
      ))}
    </Card>
  )
}
