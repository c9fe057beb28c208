import { listCases as operation } from '../../contract/oversight'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { casesOf } from '../../store/bureau-case'

const mostCases = 15

export const listCases = read(operation, async ({ db, schoolId, actor }, { offset }) => {
  const { cases, total } = await casesOf(db, schoolId, offset, mostCases)
  return { cases, isBureau: actor.roles.has('bureau'), ...pageOf(offset, cases.length, total) }
})
