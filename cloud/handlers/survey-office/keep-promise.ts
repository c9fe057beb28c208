import { keepPromise as operation } from '../../contract/survey-result'
import { done, refuse, write } from '../../handling'
import { namesSomebody } from '../../names-somebody'
import { shanghaiDate } from '../../rules/dates'
import { lockPromise, markKept } from '../../store/survey-promise'

export const keepPromise = write(operation, async ({ db, schoolId, actor, now }, { promiseId, note }) => {
  const promise = await lockPromise(db, schoolId, promiseId)
  if (!promise) return refuse('promise_unknown')
  if (promise.keptOn !== null) return refuse('promise_kept')
  if (await namesSomebody(db, schoolId, note)) return refuse('suggestion_names_family')
  const keptOn = shanghaiDate(now)
  await markKept(db, schoolId, promiseId, { keptOn, note, staffId: actor.staffId as string })
  return done({ promiseId, keptOn }, { target: `promise/${promiseId}`, state: 'kept' })
})
