import { listLeaves as operation } from '../../contract/leave'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { lastDayOf } from '../../rules/calendar'
import { shanghaiDate } from '../../rules/dates'
import { daySettings } from '../../rules/day-settings'
import { covers } from '../../rules/leave'
import type { SheetChild } from '../../rules/roll-sheet'
import { rollsOfChildren, type KeptRoll } from '../../school-day'
import { childrenOfClasses } from '../../store/child'
import { logAccess } from '../../store/desk'
import { leavesOn, type StoredLeave } from '../../store/leave'
import { publishedPlan } from '../../store/plan'

export const listLeaves = read(operation, async ({ db, schoolId, actor, now }, { heldOn, offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const date = heldOn ?? today
  const { term } = published
  const leaves = date < term.startsOn || date > lastDayOf(term) ? [] : await leavesOn(db, schoolId, date, null)
  const childIds = [...new Set(leaves.map(({ childId }) => childId))]
  const rolls = childIds.length > 0 ? await rollsOfChildren({ db, schoolId }, published, date, childIds) : []
  const ownPupils = new Set(actor.roles.has('schoolAdmin') ? childIds : await childrenOfClasses(db, schoolId, actor.classIds, childIds))
  const { staffId } = actor
  const isMine = (roll: KeptRoll, childId: string) => ownPupils.has(childId) || (staffId !== null && roll.staffIds.includes(staffId))
  const children = excused(rolls, leaves, { date, minutes: daySettings(published.plan).leaveMinutesBefore, isMine })
  const shown = children.slice(offset, offset + pageSize)
  await logAccess(db, schoolId, { staffId, operation: operation.name, childIds: shown.map(({ childId }) => childId), now })
  return { today, heldOn: date, children: shown, ...pageOf(offset, shown.length, children.length) }
})

interface Excusing {
  date: string
  minutes: number
  isMine: (roll: KeptRoll, childId: string) => boolean
}

/** The children who are excused from a session of the day, each once with all of its sessions. */
function excused(rolls: readonly KeptRoll[], leaves: readonly StoredLeave[], { date, minutes, isMine }: Excusing) {
  const found = new Map<string, Pick<SheetChild, 'childId' | 'name' | 'className' | 'rosterNo'> & { grade: number; sessions: { title: string; time: string; reason: string; filedAt: string; byStaff: boolean }[] }>()
  for (const roll of rolls.filter(({ cancelled }) => !cancelled)) {
    for (const { childId, name, className, rosterNo, grade, startsAt } of roll.children) {
      const leave = leaves.find((each) => each.childId === childId && covers(each, { date, serviceKey: roll.serviceKey, startsAt }, minutes))
      if (!leave || !isMine(roll, childId)) continue
      const child = found.get(childId) ?? { childId, name, className, rosterNo, grade, sessions: [] }
      child.sessions.push({ title: roll.title, time: roll.time, reason: leave.reason, filedAt: leave.filedAt.toISOString(), byStaff: leave.byStaff })
      found.set(childId, child)
    }
  }
  const byClass = (a: { grade: number; className: string; rosterNo: number }, b: typeof a) => a.grade - b.grade || a.className.localeCompare(b.className) || a.rosterNo - b.rosterNo
  return [...found.values()].sort(byClass).map(({ grade: _grade, ...child }) => child)
}
