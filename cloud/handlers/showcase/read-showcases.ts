import { readShowcases as operation } from '../../contract/showcase'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { showcasesFor } from '../../store/showcase'

const rowsInPage = 20

export const readShowcases = read(operation, async ({ db, schoolId, actor }, { offset }) => {
  const { showcases, total } = await showcasesFor(db, schoolId, actor.guardianId, offset, rowsInPage)
  return { showcases, ...pageOf(offset, showcases.length, total) }
})
