import type { AlertKind, ResolvedAs } from './contract/alert'
import type { Standing } from './contract/attendance'
import { shanghaiDate } from './rules/dates'
import { rollsOfChildren } from './school-day'
import { appendSteps, closeAlerts, insertAlerts, officeStaff, openAlerts, quietAmong, whoIsTold, type AlertFacts, type AlertOn, type NewAlert, type OpenAlert, type Sitting } from './store/alert'
import { tellGuardiansOf, tellStaff, type NewMessage } from './store/message'
import { publishedPlan } from './store/plan'
import type { Moment } from './moment'

/** So many searches for one child on one session are told at once; a further one is told when it stays open. */
const mostToldAtOnce = 3

export type { AlertKind } from './contract/alert'

/** A child on a session that somebody has to look for. */
export interface Alerted {
  heldOn: string
  serviceKey: string
  childId: string
  sitting: string
}

const isOf = (child: Sitting) => (alert: OpenAlert) => alert.childId === child.childId && alert.sitting === child.sitting

/**
 * Raises what is not raised yet and resolves what has been explained: a child that is missing gets an alert, one that is
 * seen or on leave has its alert closed (FR-058, R-052). Safe to repeat. The caller holds the roll's or the child's lock.
 */
export async function settleAlerts(moment: Moment, session: { heldOn: string; serviceKey: string; staffId: string | null }, children: { childId: string; sitting: string; standing: Standing }[]): Promise<void> {
  const { heldOn, serviceKey, staffId } = session
  const on: AlertOn = { kind: 'missing', heldOn, serviceKey }
  const open = await openAlerts(moment.db, moment.schoolId, on, children.map(({ childId }) => childId))
  const missing = children.filter((child) => child.standing === 'missing' && !open.some(isOf(child)))
  if (missing.length > 0) await raise(moment, on, missing, staffId)
  const ended = (standings: Standing[]) => open.filter((alert) => children.some((child) => standings.includes(child.standing) && isOf(child)(alert)))
  await endAlerts(moment, ended(['present', 'late']), 'found', staffId, '')
  await endAlerts(moment, ended(['leave']), 'onLeave', staffId, '')
}

/** Raises one alert; the same again, while it is open, raises nothing. */
export async function raiseAlert(moment: Moment, kind: AlertKind, { heldOn, serviceKey, childId, sitting }: Alerted, staffId: string | null): Promise<void> {
  const on = { kind, heldOn, serviceKey }
  if ((await openAlerts(moment.db, moment.schoolId, on, [childId])).some(isOf({ childId, sitting }))) return
  await raise(moment, on, [{ childId, sitting }], staffId)
}

/** Closes an open alert; nothing where there is none. */
export async function resolveAlert(moment: Moment, kind: AlertKind, { heldOn, serviceKey, childId, sitting }: Alerted, as: ResolvedAs, staffId: string | null): Promise<void> {
  const open = await openAlerts(moment.db, moment.schoolId, { kind, heldOn, serviceKey }, [childId])
  await endAlerts(moment, open.filter(isOf({ childId, sitting })), as, staffId, '')
}

async function raise(moment: Moment, on: AlertOn, children: readonly Sitting[], staffId: string | null) {
  const { db, schoolId, now } = moment
  const told = new Map((await whoIsTold(db, schoolId, children.map(({ childId }) => childId))).map((each) => [each.childId, each]))
  const alerts = await alertsAsPlanned(moment, on, children, (childId) => told.get(childId)?.classTeacherId ?? null)
  const isNew = await insertAlerts(db, schoolId, on, alerts, { at: now, by: staffId })
  if (isNew.size === 0) return
  const office = await officeStaff(db, schoolId)
  const quiet = await quietAmong(db, schoolId, [...isNew], mostToldAtOnce)
  for (const alert of alerts.filter(({ alertId }) => isNew.has(alertId))) {
    const who = told.get(alert.childId)
    if (quiet.has(alert.alertId)) {
      await appendSteps(db, schoolId, now, [{ alertId: alert.alertId, stepId: moment.newId(), step: 'raised', staffId, guardianId: null, note: quietWords }])
      continue
    }
    const staff = await tellOf(moment, { ...alert, ...on }, office, { kind: alertMessage[on.kind], event: 'raised', details: { className: who?.className ?? '' } })
    const guardians = on.heldOn === shanghaiDate(now) ? (who?.guardians ?? 0) : 0
    await appendSteps(db, schoolId, now, [
      { alertId: alert.alertId, stepId: moment.newId(), step: 'raised', staffId, guardianId: null, note: '' },
      { alertId: alert.alertId, stepId: moment.newId(), step: 'told', staffId: null, guardianId: null, note: toldWords(guardians, staff) },
    ])
  }
}

const quietWords = '这个孩子今天反复记了缺席又记到，这次先不通知；几分钟后还没有人处理，再通知家长和老师'

/** Whom a step of the log reached, in words. */
export const toldWords = (guardians: number, staff: number): string => (guardians === 0 ? `已通知老师${staff}人，没有发给家长` : `已通知家长${guardians}人、老师${staff}人`)

export const alertMessage = { missing: 'child_missing', uncollected: 'child_uncollected' } as const

/** The alerts with the words of the day's rolls, and with who takes those. */
async function alertsAsPlanned({ db, schoolId, newId }: Moment, on: AlertOn, children: readonly Sitting[], classTeacherOf: (childId: string) => string | null): Promise<NewAlert[]> {
  const published = await publishedPlan(db, schoolId)
  const rolls = published ? await rollsOfChildren({ db, schoolId }, published, on.heldOn, children.map(({ childId }) => childId)) : []
  const serviceName = published?.plan.services.find(({ key }) => key === on.serviceKey)?.name ?? '课后服务'
  return children.map(({ childId, sitting }) => {
    const roll = rolls.find((each) => each.serviceKey === on.serviceKey && each.children.some((child) => child.childId === childId && child.sitting === sitting))
    const startsAt = roll?.children.find((child) => child.childId === childId)?.startsAt ?? null
    const keepers = [...new Set([...(roll?.staffIds ?? []), classTeacherOf(childId)].filter((staffId) => staffId !== null))]
    return { alertId: newId(), childId, sitting, rollKey: roll?.rollKey ?? null, title: roll?.title ?? serviceName, startsAt, venue: roll?.venue ?? null, keepers }
  })
}

type ToldAlert = Pick<AlertFacts, 'alertId' | 'childId' | 'kind' | 'heldOn' | 'title' | 'startsAt'> & { keepers: readonly string[] }
type Telling = Pick<NewMessage, 'kind' | 'details'> & { event: string; notFamily?: boolean }

/**
 * Tells the family, the office and who keeps the roll; answers how many of staff. Of a day that is over no family is told
 * that somebody is looking: a sheet of paper entered the morning after must frighten nobody.
 */
export async function tellOf({ db, schoolId, now, newId }: Moment, alert: ToldAlert, office: readonly string[], { kind, event, details, notFamily }: Telling): Promise<number> {
  const message: NewMessage = { kind, now, newId, event: `${alert.kind}/${alert.alertId}/${event}`, details: { ...details, alertId: alert.alertId, title: alert.title, heldOn: alert.heldOn, ...(alert.startsAt ? { startsAt: alert.startsAt } : {}) } }
  if (alert.heldOn === shanghaiDate(now) && !notFamily) await tellGuardiansOf(db, schoolId, [alert.childId], message)
  const staff = new Set([...alert.keepers, ...office])
  await tellStaff(db, schoolId, [...staff], alert.childId, message)
  return staff.size
}

/** Closes open alerts, with a line in their logs and a word to whoever was told of them; answers which it closed. */
export async function endAlerts(moment: Moment, open: readonly Pick<OpenAlert, 'alertId'>[], as: ResolvedAs, staffId: string | null, note: string): Promise<AlertFacts[]> {
  const { db, schoolId, now, newId } = moment
  if (open.length === 0) return []
  const closed = await closeAlerts(db, schoolId, open.map(({ alertId }) => alertId), { as, at: now, by: staffId })
  if (closed.length === 0) return []
  await appendSteps(db, schoolId, now, closed.map(({ alertId }) => ({ alertId, stepId: newId(), step: 'resolved', staffId, guardianId: null, note })))
  const office = await officeStaff(db, schoolId)
  const quiet = await quietAmong(db, schoolId, closed.map(({ alertId }) => alertId), mostToldAtOnce)
  for (const alert of closed.filter(({ alertId }) => !quiet.has(alertId))) {
    const keepers = alert.acknowledgedBy ? [...alert.keepers, alert.acknowledgedBy] : alert.keepers
    await tellOf(moment, { ...alert, keepers }, office, { kind: 'child_found', event: 'resolved', details: { as } })
  }
  return closed
}
