import { listPeople as operation } from '../../contract/session'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'

export const listPeople = read(operation, async ({ identity, now }) => {
  if (!identity.demo) return refuse('sign_in_unavailable')
  return { today: shanghaiDate(now), people: [...identity.demo.people] }
})
