import type { Output } from 'cloud/contract/operations'
import { MoneyCard } from '@/ui/money-card'
import { moneyOf } from '../money-view'

/** What comes back, line by line, before anything is confirmed: worked out by what will settle it (FR-067). */
export function MoneyPart({ preview }: { preview: Output<'previewExit'> }) {
  const { says, lines } = moneyOf(preview)
  return <MoneyCard title='退出后退多少' lead={says} parts={[{ key: 'back', lines }]} />
}
