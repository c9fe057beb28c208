import type { DayRecord } from './contract/day-record'
import type { Database } from './db/database'
import { recordedOn } from './rules/child-day'
import { daySettings } from './rules/day-settings'
import type { ChildSession, TimetablePlan } from './rules/timetable'
import { shanghaiDate } from './rules/dates'
import { childDayFacts } from './store/child-day'
import { keptAwaySince } from './store/kept-away'

export interface ChildSessions {
  childId: string
  /** In order of date. */
  sessions: readonly ChildSession[]
}

export type RecordedSession = ChildSession & { record: DayRecord | null }

interface Asked {
  db: Database
  schoolId: string
  now: Date
  /** Whose children these are. */
  actor: { guardianId: string | null }
}

/**
 * The sessions of some children with how each went, read once for all of their days. From the day on from which the office
 * keeps the guardian from a child, its sessions have no record.
 */
export async function withRecords({ db, schoolId, now, actor }: Asked, plan: TimetablePlan & Parameters<typeof daySettings>[0], children: readonly ChildSessions[]): Promise<Map<string, RecordedSession[]>> {
  const keptAway = await keptAwaySince(db, schoolId, actor.guardianId, children.map(({ childId }) => childId))
  const all = children.flatMap(({ sessions }) => sessions)
  const dates = all.map(({ date }) => date).sort()
  const [from, to] = [dates[0], dates.at(-1)]
  if (from === undefined || to === undefined) return new Map()
  const rollKeys = [...new Set(all.map(({ rollKey }) => rollKey))]
  const facts = await childDayFacts(db, schoolId, children.map(({ childId }) => childId), rollKeys, from, to)
  const clock = { now, leaveMinutesBefore: daySettings(plan).leaveMinutesBefore }
  const nothing = { marks: [], leaves: [], handovers: [], departures: [] }
  return new Map(
    children.map(({ childId, sessions }) => {
      const since = keptAway.get(childId)
      const isHidden = ({ date }: ChildSession) => since !== undefined && date >= shanghaiDate(since)
      const days = [...new Set(sessions.map(({ date }) => date))]
      const recorded = days.flatMap((date) => recordedOn(sessions.filter((session) => session.date === date), facts.get(childId) ?? nothing, clock))
      return [childId, recorded.map((session) => (isHidden(session) ? { ...session, record: null } : session))]
    }),
  )
}
