import type { Grouping } from '../contract/plan-people'

/** How many pupils of a class take part. */
export interface ClassCount {
  classId: string
  grade: number
  count: number
}

export interface ProposedGroup {
  /** Whole classes, or a class's share where the class alone is larger than a group may be. */
  parts: ClassCount[]
  total: number
  kind: 'ownClass' | 'sameGrade' | 'mixedGrades'
  /** The arithmetic and the reason in Chinese: `五年级 12 人 + 六年级 22 人 = 34 人，与相邻年级混编`. */
  why: string
}

type Settings = Pick<Grouping, 'ownGroupFrom' | 'mixBelow' | 'across' | 'most'>

/** Classes that may come together, and whether they are still too few to stay among themselves. */
interface Pool {
  parts: ClassCount[]
  isTooFew: boolean
}

/**
 * Proposes groups from confirmed numbers (R-019; S3, S9, S11, S19): a class of `ownGroupFrom` or more stands alone; the
 * others of a grade come together; a grade below `mixBelow` joins its neighbours, or any grade where the plan lets all
 * mix. No group is larger than `most`: it is divided between classes, and inside a class only where that class alone is
 * too large. Every pupil is in exactly one group. It is a proposal; the office may change it (FR-051).
 */
export function proposeGroups(classes: readonly ClassCount[], settings: Settings): ProposedGroup[] {
  const present = classes.filter(({ count }) => count > 0).sort((a, b) => a.grade - b.grade)
  const reach = reachOf(settings)
  const standsAlone = ({ count }: ClassCount) => reach === 'class' || (settings.ownGroupFrom !== null && count >= settings.ownGroupFrom)
  const own = present.filter(standsAlone).map((each): Pool => ({ parts: [each], isTooFew: false }))
  const pools = gradePools(present, standsAlone, reach === 'grade' ? null : settings.mixBelow)
  return [...own, ...mixNeighbours(pools, reach === 'any', settings.mixBelow)]
    .sort((a, b) => lowestGrade(a) - lowestGrade(b))
    .flatMap(({ parts }) => divide(parts, settings))
}

type Reach = NonNullable<Grouping['across']>

/** How far classes may mix. Without any number there is nothing to merge by, so the classes stay as they are. */
function reachOf({ across, ownGroupFrom, mixBelow, most }: Settings): Reach {
  if (ownGroupFrom === null && mixBelow === null && most === null) return 'class'
  return across ?? (mixBelow !== null ? 'adjacentGrade' : ownGroupFrom !== null ? 'grade' : 'class')
}

/** The small classes of each grade together. A grade counts as too few by all its pupils, those of large classes included. */
function gradePools(present: readonly ClassCount[], standsAlone: (each: ClassCount) => boolean, mixBelow: number | null): Pool[] {
  const grades = [...new Set(present.map(({ grade }) => grade))]
  return grades.flatMap((grade) => {
    const all = present.filter((each) => each.grade === grade)
    const parts = all.filter((each) => !standsAlone(each))
    return parts.length === 0 ? [] : [{ parts, isTooFew: mixBelow !== null && totalOf(all) < mixBelow }]
  })
}

/**
 * First grades that are too few join each other upwards until they are enough; then those that are still too few join
 * the smaller of their neighbours. A grade between two full classes that stand alone stays as it is.
 */
function mixNeighbours(pools: readonly Pool[], anyGrade: boolean, mixBelow: number | null): Pool[] {
  const mixed: Pool[] = []
  for (const pool of pools) {
    const last = mixed.at(-1)
    if (last?.isTooFew && pool.isTooFew && areNeighbours(last, pool, anyGrade)) mixed[mixed.length - 1] = together(last, pool, mixBelow)
    else mixed.push(pool)
  }
  const settled = mixed.filter(({ isTooFew }) => !isTooFew)
  for (const lonely of mixed.filter(({ isTooFew }) => isTooFew)) {
    const [host] = settled.filter((other) => areNeighbours(other, lonely, anyGrade)).sort((a, b) => totalOf(a.parts) - totalOf(b.parts))
    if (host) settled[settled.indexOf(host)] = together(host, lonely, mixBelow)
    else settled.push(lonely)
  }
  return settled
}

function together(a: Pool, b: Pool, mixBelow: number | null): Pool {
  const parts = [...a.parts, ...b.parts].sort((one, other) => one.grade - other.grade)
  return { parts, isTooFew: mixBelow !== null && totalOf(parts) < mixBelow }
}

const areNeighbours = (a: Pool, b: Pool, anyGrade: boolean) =>
  anyGrade || a.parts.some((one) => b.parts.some((other) => Math.abs(one.grade - other.grade) === 1))

const totalOf = (parts: readonly ClassCount[]) => parts.reduce((sum, { count }) => sum + count, 0)
const lowestGrade = ({ parts }: Pool) => Math.min(...parts.map(({ grade }) => grade))

/** A pool as groups of at most `most`: class after class while they fit, a class larger than a group in equal shares. */
function divide(parts: readonly ClassCount[], settings: Settings): ProposedGroup[] {
  const most = settings.most === null || settings.most < 1 ? Infinity : settings.most
  const groups: ClassCount[][] = []
  for (const part of parts.flatMap((each) => equalShares(each, most))) {
    const last = groups.at(-1)
    if (last && totalOf(last) + part.count <= most) last.push(part)
    else groups.push([part])
  }
  return groups.map((group) => proposed(group, groups.length, settings))
}

function equalShares(part: ClassCount, most: number): ClassCount[] {
  const shares = Math.max(1, Math.ceil(part.count / most))
  return Array.from({ length: shares }, (_, index) => ({ ...part, count: Math.floor((part.count + index) / shares) }))
}

function proposed(parts: ClassCount[], groups: number, { ownGroupFrom, most }: Settings): ProposedGroup {
  const grades = [...new Set(parts.map(({ grade }) => grade))]
  const total = totalOf(parts)
  const kind = parts.length === 1 ? 'ownClass' : grades.length === 1 ? 'sameGrade' : 'mixedGrades'
  const sum = parts.length === 1 ? `${total} 人` : `${parts.map(({ count }) => count).join(' + ')} = ${total} 人`
  const divided = groups === 1 ? '' : `，每组最多 ${most} 人，分为 ${groups} 组`
  if (kind === 'ownClass') return { parts, total, kind, why: `${gradeName(grades[0])} ${sum}${enough(total, ownGroupFrom)}，单独成班${divided}` }
  if (kind === 'sameGrade') return { parts, total, kind, why: `${gradeName(grades[0])} ${sum}，同年级合班${divided}` }
  const mixedSum = grades.map((grade) => `${gradeName(grade)} ${totalOf(parts.filter((part) => part.grade === grade))} 人`).join(' + ')
  const inOneRun = Math.max(...grades) - Math.min(...grades) === grades.length - 1
  return { parts, total, kind, why: `${mixedSum} = ${total} 人，${inOneRun ? '与相邻年级混编' : '跨年级混编'}${divided}` }
}

const enough = (total: number, ownGroupFrom: number | null) => (ownGroupFrom !== null && total >= ownGroupFrom ? `，满 ${ownGroupFrom} 人` : '')
const gradeName = (grade: number | undefined) => `${'一二三四五六七八九'[(grade ?? 1) - 1]}年级`
