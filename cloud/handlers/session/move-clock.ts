import { moveClock as operation } from '../../contract/session'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'

export const moveClock = write(operation, async ({ identity }, { days }) => {
  if (!identity.demo) return refuse('sign_in_unavailable')
  identity.demo.clock.forward(days)
  return done({ today: shanghaiDate(identity.demo.clock.now()) }, { target: 'clock' })
})
