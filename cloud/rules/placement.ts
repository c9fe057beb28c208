import type { GroupPart } from '../contract/groups'
import type { RefusalCode } from '../contract/refusals'
import type { ProposedGroup } from './grouping'

export const firstRosterNo = 1
export const lastRosterNo = 99

export interface Placed {
  parts: readonly GroupPart[]
}

/** The class's pupils of one service by roster number. */
export interface ClassRoster {
  classId: string
  className: string
  grade: number
  rosterNos: number[]
}

export type PlacementRefusal = Extract<RefusalCode, 'group_empty' | 'group_class_unknown' | 'group_class_left_out' | 'group_class_divided'>

/**
 * Why groups do not hold every enrolled child exactly once; null where they do (FR-051). A class that is grouped at all
 * is grouped from its first roster number to its last, so that whoever joins it later falls into a group too.
 */
export function placementFault(groups: readonly Placed[], rosters: readonly ClassRoster[], schoolClasses: ReadonlySet<string>): PlacementRefusal | null {
  if (groups.some(({ parts }) => parts.length === 0)) return 'group_empty'
  const byClass = partsByClass(groups)
  if ([...byClass.keys()].some((classId) => !schoolClasses.has(classId))) return 'group_class_unknown'
  if (rosters.some(({ classId, rosterNos }) => rosterNos.length > 0 && !byClass.has(classId))) return 'group_class_left_out'
  return [...byClass.values()].every(coversOnce) ? null : 'group_class_divided'
}

function partsByClass(groups: readonly Placed[]): Map<string, GroupPart[]> {
  const byClass = new Map<string, GroupPart[]>()
  for (const part of groups.flatMap(({ parts }) => parts)) byClass.set(part.classId, [...(byClass.get(part.classId) ?? []), part])
  return byClass
}

function coversOnce(parts: GroupPart[]): boolean {
  let next = firstRosterNo
  for (const { fromRosterNo, toRosterNo } of [...parts].sort((a, b) => a.fromRosterNo - b.fromRosterNo)) {
    if (fromRosterNo !== next || toRosterNo < fromRosterNo) return false
    next = toRosterNo + 1
  }
  return next === lastRosterNo + 1
}

/** Whether the same classes stand together in both, whatever the groups are called and in which order they come. */
export function isSamePlacement(one: readonly Placed[], other: readonly Placed[]): boolean {
  const written = (groups: readonly Placed[]) => groups.map(({ parts }) => JSON.stringify(joined(parts).map(({ classId, fromRosterNo, toRosterNo }) => [classId, fromRosterNo, toRosterNo]))).sort().join()
  return written(one) === written(other)
}

/** Parts in order, with neighbouring stretches of one class as one. */
export function joined<Part extends GroupPart>(parts: readonly Part[]): Part[] {
  const sorted = [...parts].sort((a, b) => (a.classId < b.classId ? -1 : Number(a.classId > b.classId)) || a.fromRosterNo - b.fromRosterNo)
  const all: Part[] = []
  for (const part of sorted) {
    const last = all.at(-1)
    if (last?.classId === part.classId && last.toRosterNo + 1 === part.fromRosterNo) all[all.length - 1] = { ...last, toRosterNo: part.toRosterNo }
    else all.push(part)
  }
  return all
}

/** How many of a class's enrolled pupils a part holds. */
export const countIn = ({ classId, fromRosterNo, toRosterNo }: GroupPart, rosters: readonly ClassRoster[]): number =>
  rosters.find((roster) => roster.classId === classId)?.rosterNos.filter((rosterNo) => rosterNo >= fromRosterNo && rosterNo <= toRosterNo).length ?? 0

/** The proposal's shares of a divided class as stretches of its roster, in order; every other class whole. */
export function placed(groups: readonly ProposedGroup[], rosters: readonly ClassRoster[]): GroupPart[][] {
  const given = new Map<string, number>()
  return groups.map(({ parts }) =>
    parts.map(({ classId, count }) => {
      const rosterNos = [...(rosters.find((roster) => roster.classId === classId)?.rosterNos ?? [])].sort((a, b) => a - b)
      const before = given.get(classId) ?? 0
      given.set(classId, before + count)
      const fromRosterNo = before === 0 ? firstRosterNo : (rosterNos[before - 1] ?? 0) + 1
      const isLast = before + count >= rosterNos.length
      return { classId, fromRosterNo, toRosterNo: isLast ? lastRosterNo : (rosterNos[before + count - 1] ?? lastRosterNo) }
    }),
  )
}

/** What proposed groups are called until the office names them: 三年级1班, 三年级合班, 五、六年级混编班; numbered where several would be the same. */
export function groupNames(groups: readonly ProposedGroup[], classNames: ReadonlyMap<string, string>): string[] {
  const names = groups.map(({ kind, parts }) => {
    const grades = [...new Set(parts.map(({ grade }) => grade))].map((grade) => '一二三四五六七八九'[grade - 1])
    if (kind === 'ownClass') return classNames.get(parts[0]?.classId ?? '') ?? ''
    return kind === 'sameGrade' ? `${grades[0]}年级合班` : `${grades.join('、')}年级混编班`
  })
  return names.map((name, index) => (names.filter((each) => each === name).length === 1 ? name : `${name}（${names.slice(0, index + 1).filter((each) => each === name).length}）`))
}
