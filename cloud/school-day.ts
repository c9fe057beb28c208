import type { Database } from './db/database'
import { runsAs, undatedServices } from './rules/calendar'
import { rollSheetsOn, type DayChild, type RollSheet } from './rules/roll-sheet'
import { dayChanges, dutiesOn, enrolledOn, joinedPlaces, rollCandidates, servicesInUse, type CoursePlaceRow, type Duty, type EnrolledRow } from './store/day'
import { allStaff, groupingsOf, type SavedGroup } from './store/group'
import type { PublishedPlan } from './store/plan'

/** A roll with who takes it: the teacher and helpers of its group, course or class, or whom the office named instead. */
export interface KeptRoll extends RollSheet {
  staffIds: string[]
  /** Its own teacher, whoever stands in. */
  ownId: string | null
}

interface Asked {
  db: Database
  schoolId: string
}

/** Every roll of a school on a date, derived from plan, calendar, groups and enrolments (FR-053, FR-055, FR-085). */
export const schoolDay = (asked: Asked, published: PublishedPlan, date: string): Promise<KeptRoll[]> => rollsOf(asked, published, date, null)

/** One roll of a date; null where no such roll is held. */
export async function rollOn(asked: Asked, published: PublishedPlan, { heldOn, serviceKey, rollKey }: { heldOn: string; serviceKey: string; rollKey: string }): Promise<KeptRoll | null> {
  const rolls = await rollsOf(asked, published, heldOn, await rollCandidates(asked.db, asked.schoolId, rollKey))
  return rolls.find((roll) => roll.serviceKey === serviceKey && roll.rollKey === rollKey) ?? null
}

/** Every roll that some children are on, with no other children on them. */
export const rollsOfChildren = (asked: Asked, published: PublishedPlan, date: string, childIds: readonly string[]): Promise<KeptRoll[]> => rollsOf(asked, published, date, childIds)

/** The names of services with children of which no day can be derived: their plan does not state the weekdays. */
export async function undatedOn({ db, schoolId }: Asked, { term, plan }: PublishedPlan, date: string): Promise<string[]> {
  const undated = undatedServices(plan.services)
  if (undated.length === 0 || date < term.startsOn || date > term.endsOn) return []
  const used = await servicesInUse(db, schoolId, term.termId, date, undated.map(({ key }) => key))
  return undated.filter(({ key }) => used.has(key)).map(({ name }) => name)
}

async function rollsOf({ db, schoolId }: Asked, { term, plan }: PublishedPlan, date: string, childIds: readonly string[] | null): Promise<KeptRoll[]> {
  const weekdays = [...new Set(plan.services.flatMap((service) => runsAs(term, service, date) ?? []))]
  if (weekdays.length === 0) return []
  const enrolled = await enrolledOn(db, schoolId, { termId: term.termId, date, termEndsOn: term.endsOn, childIds })
  if (enrolled.length === 0) return []
  const places = await joinedPlaces(db, schoolId, term.termId, weekdays, childIds)
  const groups = (await groupingsOf(db, schoolId, term.termId)).flatMap(({ serviceKey, groups: saved }) => saved.map((group) => ({ ...group, serviceKey })))
  const teachers = new Map(enrolled.flatMap(({ classId, classTeacherId }) => (classTeacherId ? [[classId, classTeacherId] as const] : [])))
  const duties = await dutiesOn(db, schoolId, term.termId, date, weekdays)
  const names = new Map((await allStaff(db, schoolId)).map(({ staffId, name }) => [staffId, name]))
  const sheets = rollSheetsOn({ date, term, plan, changes: await dayChanges(db, schoolId, date, date) }, dayChildren(enrolled, places, groups, names))
  return sheets.map((sheet) => keptBy(sheet, duties.find(({ serviceKey, rollKey }) => serviceKey === sheet.serviceKey && rollKey === sheet.rollKey), { places, groups, teachers }))
}

type Group = SavedGroup & { serviceKey: string }

/** Rows of children and services as children with their day. */
function dayChildren(enrolled: readonly EnrolledRow[], places: readonly CoursePlaceRow[], groups: readonly Group[], names: ReadonlyMap<string, string>): DayChild[] {
  const children = new Map<string, DayChild>()
  for (const { serviceKey, weekdays, startsOn, endsOn, ...child } of enrolled) {
    const known = children.get(child.childId) ?? { ...child, groups: [], enrolments: [], courses: [] }
    const group = groups.find((each) => each.serviceKey === serviceKey && each.parts.some(({ classId, fromRosterNo, toRosterNo }) => classId === child.classId && child.rosterNo >= fromRosterNo && child.rosterNo <= toRosterNo))
    if (group) known.groups.push({ groupId: group.groupId, serviceKey, name: group.name, room: group.room, teacherName: group.teacherId && (names.get(group.teacherId) ?? null) })
    known.enrolments.push({ serviceKey, weekdays, startsOn, endsOn })
    children.set(child.childId, known)
  }
  for (const { childId, ...course } of places) children.get(childId)?.courses.push(course)
  return [...children.values()]
}

interface Keepers {
  places: readonly CoursePlaceRow[]
  groups: readonly Group[]
  teachers: ReadonlyMap<string, string>
}

/** Who stands in for a day or a weekday takes the teacher's place; helpers stay. */
function keptBy(sheet: RollSheet, duty: Duty | undefined, { places, groups, teachers }: Keepers): KeptRoll {
  const [kind, id = ''] = sheet.rollKey.split(':')
  const group = kind === 'group' ? groups.find(({ groupId }) => groupId === id) : undefined
  const own = kind === 'course' ? places.find(({ courseId }) => courseId === id)?.teacherId : (group?.teacherId ?? (kind === 'class' ? teachers.get(id) : undefined))
  const teacher = duty?.staffId ?? own
  return { ...sheet, ownId: own ?? null, teacherName: duty?.staffName ?? sheet.teacherName, staffIds: [...(teacher ? [teacher] : []), ...(group?.assistantIds ?? [])] }
}
