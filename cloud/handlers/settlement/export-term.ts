import { exportTerm as operation } from '../../contract/settlement'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { feeNotices } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { exportPart, exportUntil } from '../../term-export'

export const exportTerm = read(operation, async ({ db, schoolId, now }, { exportFile, offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const asked = { db, schoolId, now, until: await exportUntil(db, schoolId, termId, now) }
  const { csv, children, total } = await exportPart(asked, published, await feeNotices(db, schoolId, termId), exportFile, offset)
  return { csv, ...pageOf(offset, children, total) }
})
