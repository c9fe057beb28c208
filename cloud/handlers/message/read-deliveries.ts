import { readDeliveries as operation } from '../../contract/subscription'
import { read } from '../../handling'
import { withWords } from '../../rules/message-words'
import { deliveryCounts, doubtfulDeliveries } from '../../store/delivery'

const span = 7 * 24 * 3600 * 1000
const mostShown = 50

export const readDeliveries = read(operation, async ({ db, schoolId, now, templateIds }) => {
  const since = new Date(now.getTime() - span)
  const { sending = 0, waiting = 0, ...counts } = await deliveryCounts(db, schoolId, since)
  const doubtful = await doubtfulDeliveries(db, schoolId, since, mostShown)
  return {
    configured: templateIds.size > 0,
    counts: { waiting: waiting + sending, sent: counts.sent ?? 0, refused: counts.refused ?? 0, failed: counts.failed ?? 0, uncertain: counts.uncertain ?? 0, skipped: counts.skipped ?? 0 },
    doubtful: doubtful.map((each) => {
      const { messageId, title, text, createdAt, read: isRead } = withWords({ ...each, childId: null, reader: 'guardian', createdAt: each.createdAt.toISOString() })
      return { messageId, title, text, createdAt, read: isRead, readerName: each.readerName, state: each.state }
    }),
  }
})
