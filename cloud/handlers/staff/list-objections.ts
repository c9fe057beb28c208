import { listObjections as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { allObjections } from '../../store/notice'

export const listObjections = read(operation, async ({ db, schoolId }, { offset }) => {
  const { objections, total } = await allObjections(db, schoolId, offset, pageSize)
  return { objections, ...pageOf(offset, objections.length, total) }
})
