import { Card } from '@/ui/card'
import { waitingRows } from '../desk-view'
import type { Desk } from '../use-desk'
import { CountCell } from './count-cell'

/** The steps of one's own roles with how much waits in each; nothing for those who decide nothing. */
export function WaitingPart({ desk }: { desk: Desk }) {
  const rows = waitingRows(desk)
  if (rows.length === 0) return null
  return (
    <Card title='等您处理'>
      {rows.map((row) => (
        <CountCell key={row.key} row={row} />
      ))}
    </Card>
  )
}
