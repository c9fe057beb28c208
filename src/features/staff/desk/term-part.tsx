import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { recordRows, termRows } from '../desk-view'
import type { Desk } from '../use-desk'

/** How the term is arranged: the calendar for the office, the groups for class teachers too. */
export function TermPart({ roles }: Pick<Desk, 'roles'>) {
  return <Rows title='学期安排' rows={termRows(roles)} />
}

/** What is written down of a school day. */
export function RecordsPart({ roles }: Pick<Desk, 'roles'>) {
  return <Rows title='日常记录' rows={recordRows(roles)} />
}

function Rows({ title, rows }: { title: string; rows: ReturnType<typeof termRows> }) {
  if (rows.length === 0) return null
  return (
    <Card title={title}>
      {rows.map(({ title: name, label, url }) => (
        <Cell key={url} title={name} label={label} onClick={() => void Taro.navigateTo({ url })} />
      ))}
    </Card>
  )
}
