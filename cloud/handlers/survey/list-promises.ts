import { listPromises as operation } from '../../contract/survey-result'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { schoolPromises } from '../../store/survey-promise'
import { withState } from '../../survey-results'

const promisesInPage = 30

export const listPromises = read(operation, async ({ db, schoolId, now }, { offset }) => {
  const { promises, total } = await schoolPromises(db, schoolId, offset, promisesInPage)
  return { promises: promises.map((promise) => withState(promise, now)), ...pageOf(offset, promises.length, total) }
})
