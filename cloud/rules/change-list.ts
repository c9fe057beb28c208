import type { ServiceChoice } from '../contract/application'
import type { PlanChange } from '../contract/plan'

/** For whom changes are told: the child's grade, and what was chosen for it; choices null where nothing was. */
export interface ConcernedChild {
  grade: number
  choices: readonly Pick<ServiceChoice, 'serviceKey' | 'weekdays' | 'lunch'>[] | null
}

/** Whether two parts of a document say the same, whatever order their fields stand in; what is missing is unstated. */
export function isSame(a: unknown, b: unknown): boolean {
  const [one, other] = [a ?? null, b ?? null]
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
}

/** Whether nothing is stated in a part of a document. */
export const isUnstated = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.values(value).every(isUnstated))

const words = (text: string | null) => (text === null || text === '' ? null : text)

/** One change in words. Where the words are the same on both sides, the part itself has changed in what they leave out. */
export function change(area: string, title: string, before: string | null, after: string | null, concernsChild: boolean): PlanChange {
  const [was, is] = [words(before), words(after)]
  return { area, title, before: was, after: was === is ? `${is ?? '仍未公布'}（细节有调整，详见方案）` : is, concernsChild }
}

/** A change of a part that is told by its name alone. */
export const namedChange = (area: string, title: string, before: unknown, after: unknown, concernsChild: boolean): PlanChange =>
  change(area, title, isUnstated(before) ? null : '原来的规定', isUnstated(after) ? null : '有改动，详见方案', concernsChild)

/** A field of something in a list: what it is called, and what it says in words; by name alone where it has none. */
export interface FieldWords<Value> {
  title: string
  words?: (value: Value) => string | null
}
export type FieldTable<Entry> = { [Field in keyof Entry]: FieldWords<Entry[Field]> }

/** The changed fields of one entry, each as a change of its own. */
export function fieldChanges<Entry extends object>(table: Partial<FieldTable<Entry>>, of: { area: string; name: string; before: Entry; after: Entry; concerns: boolean | ((field: keyof Entry) => boolean) }): PlanChange[] {
  return (Object.keys(table) as (keyof Entry)[]).flatMap((field) => {
    const [was, is] = [of.before[field], of.after[field]]
    if (isSame(was, is)) return []
    const { title, words: inWords } = table[field] as FieldWords<Entry[keyof Entry]>
    const concerns = typeof of.concerns === 'function' ? of.concerns(field) : of.concerns
    const name = `${of.name}：${title}`
    return inWords ? change(of.area, name, inWords(was), inWords(is), concerns) : namedChange(of.area, name, was, is, concerns)
  })
}

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一至六年级 for a run of three or more, 一、二年级 otherwise. */
export function gradesText(grades: readonly number[]): string {
  const sorted = [...new Set(grades)].sort((a, b) => a - b)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return ''
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  return isRun ? `${numerals[first]}至${numerals[last]}年级` : `${sorted.map((grade) => numerals[grade]).join('、')}年级`
}

export interface GradeSide {
  /** What the document itself says for a grade, to be compared. */
  says: unknown
  words: string | null
}

/** What changed grade by grade, with grades that changed alike told together. */
export function gradeChanges(area: string, title: string, grades: readonly number[], sides: (grade: number) => { before: GradeSide; after: GradeSide }, concerns: (grade: number) => boolean): PlanChange[] {
  const alike = new Map<string, { grades: number[]; before: string | null; after: string | null }>()
  for (const grade of grades) {
    const { before, after } = sides(grade)
    if (before.words === after.words && isSame(before.says, after.says)) continue
    const key = JSON.stringify([before.words, after.words])
    const group = alike.get(key) ?? { grades: [], before: before.words, after: after.words }
    group.grades.push(grade)
    alike.set(key, group)
  }
  return [...alike.values()].map((group) => {
    const whom = group.grades.length === grades.length ? '' : `（${gradesText(group.grades)}）`
    return change(area, `${title}${whom}`, group.before, group.after, group.grades.some(concerns))
  })
}

/** The entries of two lists by their keys: those of the new list in its order, then those that are gone. */
export function pairs<Entry extends { key: string }>(before: readonly Entry[], after: readonly Entry[]): { before: Entry | null; after: Entry | null }[] {
  const gone = before.filter(({ key }) => !after.some((entry) => entry.key === key))
  return [...after.map((entry) => ({ before: before.find(({ key }) => key === entry.key) ?? null, after: entry })), ...gone.map((entry) => ({ before: entry, after: null }))]
}
