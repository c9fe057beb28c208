import { randomUUID } from 'node:crypto'
import { runDraws } from 'cloud/run-draws'
import { activate } from './api/steps'
import type { Api, Input } from './boot'
import { asOwner, givenFamily, givenSchool, type Family, type PlanOverrides, type School } from './given'

export const opensAt = '2026-09-10T08:00:00+08:00'
export const closesAt = '2026-09-12T18:00:00+08:00'
/** While families rank, and once they no longer can. */
export const whileOpen = '2026-09-11T09:00:00'
export const afterClosing = '2026-09-12T18:00:05'

/** A draft draw of these courses; opens on the tenth, closes on the twelfth, one course a child. */
export async function givenDraft(api: Api, school: School, courseIds: string[], changes: Partial<Input<'createDraw'>> = {}): Promise<string> {
  const terms = { title: '社团抽签', opensAt, closesAt, limitPerChild: 1, priorityGroups: [], priorityPoints: 2, countsCredits: false }
  return (await api.done(school.office, 'createDraw', { courseIds, ...terms, ...changes }, { at: '2026-09-08T09:00:00' })).drawId
}

/** A published draw, with the clock at the time of ranking. */
export async function givenDraw(api: Api, school: School, courseIds: string[], changes: Partial<Input<'createDraw'>> = {}): Promise<string> {
  const drawId = await givenDraft(api, school, courseIds, changes)
  await api.done(school.office, 'publishDraw', { drawId })
  api.clock.set(whileOpen)
  return drawId
}

/** What the upkeep of a host does for draws, as late as the test wants. */
export const drawing = (api: Api, { schoolId }: School, at?: string) => {
  if (at) api.clock.set(at)
  return runDraws({ database: api.database, schoolId, now: api.clock.now(), newId: randomUUID })
}

const names = ['林知夏', '王雨涵', '李浩宇', '张梓晨', '欧阳思远', '赵一鸣']

/** A school with some children who have their seats. */
export const seatedFor = (api: Api) => async (count: number, plan: PlanOverrides = {}): Promise<{ school: School; families: Family[] }> => {
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const child of names.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  return { school, families }
}

export const rankingFor = (api: Api) => ({ guardian, childId }: Family, drawId: string, courseIds: string[], waits = false) => api.done(guardian, 'rankCourses', { drawId, childIds: [childId], courseIds, waits })

/** What the draw gave one child, as its family reads it. */
export const resultFor = (api: Api) => async ({ guardian, childId }: Family, drawId: string) => {
  const { children } = await api.done(guardian, 'readDrawResult', { drawId })
  return children.find((child) => child.childId === childId)
}

/** A course's two counters. */
export const takenAndWaiting = (api: Api) => ({ schoolId }: School, courseId: string) =>
  asOwner(api, schoolId, (db) => db.row<{ taken: number; waiting: number }>(`select taken, waiting from course where school_id = $1 and course_id = $2`, [schoolId, courseId]))
