import { moveClock as operation } from '../../contract/session'
import { done, refuse, write } from '../../handling'

export const moveClock = write(operation, async ({ identity }, { minutes }) => {
  if (!identity.demo) return refuse('sign_in_unavailable')
  identity.demo.clock.forward(minutes)
  return done({ now: identity.demo.clock.now().toISOString() }, { target: 'clock' })
})
