import { listFeedback as operation } from '../../contract/feedback'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { familiesOf } from '../../store/complaint'
import { logAccess } from '../../store/desk'
import { feedbackCounts, schoolFeedback } from '../../store/feedback'

const mostFeedback = 8

export const listFeedback = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const feedback = await schoolFeedback(db, schoolId, offset, mostFeedback)
  const { total, open, waiting } = await feedbackCounts(db, schoolId)
  const rows = await familiesOf(db, schoolId, feedback.map(({ guardianId }) => guardianId))
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(rows.flatMap(({ child_id }) => child_id ?? []))], now })
  const whoOf = (guardianId: string) => {
    const own = rows.filter((row) => row.guardian_id === guardianId)
    if (!own[0]) return null
    return { guardianName: own[0].guardian_name, children: own.flatMap((row) => (row.child_id === null ? [] : [{ name: row.child_name ?? '', className: row.class_name ?? '' }])) }
  }
  return {
    feedback: feedback.map(({ turns, suggestion, ...each }) => ({
      ...each,
      who: whoOf(each.guardianId),
      turns: turns.map((turn) => ({ ...turn, text: turn.verdict === 'hidden' ? null : turn.text })),
      suggestion: suggestion && { ...suggestion, publishedOn: shanghaiDate(new Date(suggestion.publishedAt)) },
    })),
    open,
    waiting,
    ...pageOf(offset, feedback.length, total),
  }
})
