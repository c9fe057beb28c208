import { listMyAlerts as operation } from '../../contract/alert'
import { read } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { alertsOfGuardian } from '../../store/alert-view'
import { publishedPlan } from '../../store/plan'

export const listMyAlerts = read(operation, async ({ db, schoolId, actor, now }) => ({
  alerts: await alertsOfGuardian(db, schoolId, actor.guardianId as string, shanghaiDate(now)),
  contact: (await publishedPlan(db, schoolId))?.plan.contact ?? null,
}))
