import { listMyFeedback as operation } from '../../contract/feedback'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { isShown } from '../../rules/feedback'
import { ownFeedback } from '../../store/feedback'

const mostFeedback = 12

export const listMyFeedback = read(operation, async ({ db, schoolId, actor }, { offset }) => {
  const { feedback, total } = await ownFeedback(db, schoolId, actor.guardianId as string, offset, mostFeedback)
  return { feedback: feedback.map((each) => ({ ...each, isPublic: each.suggestion !== null && isShown(each.suggestion.verdict) })), ...pageOf(offset, feedback.length, total) }
})
