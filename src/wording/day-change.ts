import type { Session } from 'cloud/contract/course'
import type { DayChangeKind } from 'cloud/contract/day-change'

/** What a badge says beside a session of that day. */
export const changeNames: Record<DayChangeKind, string> = { cancelled: '暂停', room: '换教室', time: '改时间', special: '通知' }

/** How a session differs from the week, each change with its reason: 暂停：校园停电. */
export const changeLines = ({ changes }: Pick<Session, 'changes'>) => changes.map(({ kind, reason }) => `${changeNames[kind]}：${reason}`)

/** Whether it does not take place after all. */
export const isOff = ({ changes }: Pick<Session, 'changes'>) => changes.some(({ kind }) => kind === 'cancelled')
