import type { MessageKind } from './contract/message'
import type { Database } from './db/database'
import { rollsByChild } from './rules/day-change'
import type { KeptRoll } from './school-day'
import { tellEachChild, tellStaff } from './store/message'

interface Telling {
  db: Database
  schoolId: string
  now: Date
  newId: () => string
}

interface DayNews {
  kind: Extract<MessageKind, 'day_changed' | 'day_change_undone'>
  changeId: string
  details: Record<string, string>
  /** Words of its own for some rolls: their titles at least. */
  of: (rolls: readonly KeptRoll[]) => Record<string, string>
}

/** Tells the guardians of the children on these rolls, of each child once, and who keeps the rolls (FR-085). Answers how many children and staff that are. */
export async function tellDayChange({ db, schoolId, now, newId }: Telling, rolls: readonly KeptRoll[], { kind, changeId, details, of }: DayNews): Promise<{ children: number; staff: number }> {
  const event = `${kind}/${changeId}`
  const children = [...rollsByChild(rolls)]
  // A guardian of two children is told of each: the event is a child's own.
  await tellEachChild(db, schoolId, children.map(([childId, own]) => ({ childId, details: { ...details, ...of(own) }, event: `${event}/${childId}` })), { kind, now, newId })
  const keepers = new Map<string, KeptRoll[]>()
  for (const roll of rolls) for (const staffId of roll.staffIds) keepers.set(staffId, [...(keepers.get(staffId) ?? []), roll])
  for (const [staffId, own] of keepers) await tellStaff(db, schoolId, [staffId], null, { kind, now, newId, event, details: { ...details, ...of(own), what: namesOf(own) } })
  return { children: children.length, staff: keepers.size }
}

/** 晚托（三年级1班）, where a teacher must know which roll; a course's title says it by itself. */
const namesOf = (rolls: readonly KeptRoll[]) => [...new Set(rolls.map(({ title, name }) => (title === name ? title : `${title}（${name}）`)))].join('、')

/** The titles of some rolls, each once: 午托、晚托. */
export const titlesOf = (rolls: readonly Pick<KeptRoll, 'title'>[]) => [...new Set(rolls.map(({ title }) => title))].join('、')
