import type { Output } from 'cloud/contract/operations'
import { instantWords } from '@/wording/dates'

export type Deliveries = Output<'readDeliveries'>

/** The numbers that there are, each in words that say what it means. */
export function countLines({ counts }: Deliveries): { name: string; value: string }[] {
  const lines: [string, number][] = [
    ['已送到微信', counts.sent],
    ['等着发', counts.waiting],
    ['可能没送到', counts.uncertain],
    ['没有发出', counts.failed],
    ['家长不再接收', counts.refused],
    ['只在消息里', counts.skipped],
  ]
  return lines.filter(([, many]) => many > 0).map(([name, many]) => ({ name, value: `${many} 条` }))
}

/** One that may not have arrived, and whether its reader knows of it by the inbox. */
export const doubtfulLine = ({ messageId, title, text, readerName, createdAt, state, read }: Deliveries['doubtful'][number]) => ({
  key: messageId,
  title,
  text,
  reader: `${readerName} · ${instantWords(createdAt)}`,
  state: read ? ('已在消息里看过' as const) : state === 'uncertain' ? ('不确定是否送到' as const) : ('没有发出' as const),
  isSettled: read,
})
