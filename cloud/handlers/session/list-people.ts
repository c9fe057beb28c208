import { listPeople as operation } from '../../contract/session'
import { read, refuse } from '../../handling'

export const listPeople = read(operation, async ({ identity, now }) => {
  if (!identity.demo) return refuse('sign_in_unavailable')
  return { now: now.toISOString(), people: [...identity.demo.people] }
})
