import { readCommittee as operation } from '../../contract/committee'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { boundGuardians } from '../../store/committee'

export const readCommittee = read(operation, async ({ db, schoolId }, { offset }) => {
  const { guardians, total } = await boundGuardians(db, schoolId, offset, pageSize)
  return { guardians, ...pageOf(offset, guardians.length, total) }
})
