import { weekdayName } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { getAt } from './document-edit'
import type { FormField, Referred } from './form-fields'
import { yuanTyped } from '@/ui/number-typed'
import { timeWords } from './time-point'

const titles = new Set(['name', 'title', 'activity', 'duty', 'group'])

/** What an entry of a list is called while it is folded: its own name, else the first things it says. */
export function entryWords(fields: readonly FormField[], entry: unknown): string {
  const said = (some: readonly FormField[]) => some.map((field) => valueWords(field, getAt(entry, [field.name]))).filter((words) => words !== '')
  const own = said(fields.filter(({ name }) => titles.has(name)))
  // When something happens tells it from the next entry best.
  const times = said(fields.filter(({ kind }) => kind === 'time')).join('至')
  const rest = said(fields.filter(({ name, kind }) => !titles.has(name) && name !== 'key' && kind !== 'time'))
  return [...own, times, ...rest].filter((words) => words !== '').slice(0, own.length > 0 ? 3 : 4).join(' · ') || '还没有填写'
}

/** One field's value in few words; empty where it says nothing, or too much for a line. */
function valueWords(field: FormField, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.kind) {
    case 'text':
      return field.format === 'long' ? '' : String(value)
    case 'money':
      return typeof value === 'number' ? `${yuanTyped(value)} 元` : ''
    case 'number':
      return `${field.title} ${String(value)}${field.unit ?? ''}`
    case 'choice':
      // What is usual need not be said.
      return value === field.fallback ? '' : (field.options.find((option) => option.value === value)?.label ?? '')
    case 'grades':
      return Array.isArray(value) ? gradesWords(value.map(Number)) : ''
    case 'weekdays':
      return Array.isArray(value) ? value.map((day) => weekdayName(Number(day))).join('、') : ''
    case 'time':
      return timeWords(value, field.forms)
    default:
      return ''
  }
}

const lists: Record<Referred, (string | number)[]> = { seasons: ['seasons'], services: ['services'], figures: ['figures'], homeworkTables: ['homework', 'tables'] }
export const referredNames: Record<Referred, string> = { seasons: '季节', services: '服务', figures: '数字', homeworkTables: '作业时间表' }

/** The entries that a field can refer to, by their keys; a key that nothing bears any more is shown as it stands. */
export function referable(document: unknown, of: Referred, current: readonly string[]) {
  const entries = getAt(document, lists[of])
  const known = (Array.isArray(entries) ? (entries as { key?: unknown; name?: unknown }[]) : []).flatMap(({ key, name }) =>
    typeof key === 'string' && key !== '' ? [{ value: key, label: typeof name === 'string' && name !== '' ? name : key }] : [],
  )
  const lost = current.filter((key) => !known.some(({ value }) => value === key))
  return [...known, ...lost.map((value) => ({ value, label: `${value}（方案里没有）` }))]
}

/** A new entry of a list: empty, but with a key that no other entry has, since an office should not have to make up codes. */
export function newEntry(fields: readonly FormField[], listName: string, entries: readonly unknown[]): Record<string, unknown> {
  if (!fields.some(({ name }) => name === 'key')) return {}
  const taken = new Set(entries.map((entry) => getAt(entry, ['key'])))
  const stem = listName.replace(/ies$/, 'y').replace(/s$/, '')
  let number = entries.length + 1
  while (taken.has(`${stem}${number}`)) number += 1
  return { key: `${stem}${number}` }
}
