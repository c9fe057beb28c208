import { randomUUID } from 'node:crypto'
import { raiseAlert } from 'cloud/alerts'
import type { Api } from './boot'
import type { Family, School } from './given'

/** An alert of a child that its class teacher misses in the afternoon of the clock's day; answers its id. */
export async function givenMissed(api: Api, { schoolId, third }: School, { childId, guardian }: Family, heldOn: string): Promise<string> {
  await api.database.transaction(schoolId, (db) =>
    raiseAlert({ db, schoolId, now: api.clock.now(), newId: randomUUID }, 'missing', { heldOn, serviceKey: 'afternoon', childId, sitting: 'care' }, third.teacher.staffId),
  )
  const { alerts } = await api.done(guardian, 'listMyAlerts', {})
  const [alert] = alerts.filter((each) => each.childId === childId)
  if (!alert) throw new Error('no alert was raised')
  return alert.alertId
}
