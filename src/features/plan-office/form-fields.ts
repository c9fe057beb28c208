import { hintWords, labelsOf, explainedCodes, type Labels, type Option } from './choice-labels'
import type { SchemaNode } from './schema-node'

/** Which list of the plan a field takes its codes from. */
export type Referred = 'seasons' | 'services' | 'figures' | 'homeworkTables'

type Kind =
  | { kind: 'text'; max: number; format: 'plain' | 'long' | 'date' | 'clock' | 'monthDay' | 'key' }
  | { kind: 'number'; whole: boolean; min: number | null; max: number | null; unit: string | null }
  | { kind: 'money' }
  | { kind: 'yesNo' }
  | { kind: 'choice'; options: Option[] }
  | { kind: 'choices'; options: Option[] }
  | { kind: 'grades' }
  | { kind: 'weekdays' }
  | { kind: 'lines'; most: number; longest: number }
  | { kind: 'tags'; options: Option[] }
  | { kind: 'reference'; of: Referred }
  | { kind: 'references'; of: Referred }
  /** The ways of stating a time of day besides the clock, each with its own fields. */
  | { kind: 'time'; forms: TimeForms }
  | { kind: 'chain'; options: Option[] }
  | { kind: 'stepWords'; steps: Option[]; fields: FormField[] }
  | { kind: 'levels'; ids: readonly string[]; options: Option[] }
  | { kind: 'group'; fields: FormField[] }
  | { kind: 'list'; most: number; fields: FormField[] }
  /** The schema has grown a shape that no form draws yet. */
  | { kind: 'unknown' }

export interface TimeForms {
  mark: FormField[]
  lesson: FormField[]
  /** Null where something begins: only an end can be so long after its beginning. */
  lasts: FormField[] | null
}

/** One thing of the plan to fill in, as a form draws it. */
export type FormField = Kind & {
  name: string
  title: string
  hint: string
  /** Can be set back to 未说明. */
  nullable: boolean
  /** What a document that leaves the key out means by it. */
  fallback: unknown
}
export type FieldOf<K extends Kind['kind']> = Extract<FormField, { kind: K }>

/** Every field of the plan, from the JSON Schema that the API sends. */
export function formFields(schema: SchemaNode): FormField[] {
  const labels = labelsOf(schema)
  return fieldsOf(schema, labels)
}

const fieldsOf = ({ properties = {} }: SchemaNode, labels: Labels): FormField[] => Object.entries(properties).map(([name, node]) => fieldOf(name, node, labels))

function fieldOf(name: string, node: SchemaNode, labels: Labels): FormField {
  const said = node.description ?? ''
  const { inner, nullable } = unwrapped(node)
  const kind = kindOf(name, inner, said, labels)
  const hint = selfExplaining.has(kind.kind) ? '' : hintWords(said, { labels, shown: shownBy(kind) })
  return { ...kind, name, title: node.title ?? name, hint, nullable, fallback: node.default }
}

const selfExplaining = new Set<Kind['kind']>(['time', 'reference', 'references'])
const choiceKinds = new Set<Kind['kind']>(['choice', 'choices', 'tags', 'chain', 'levels', 'stepWords'])

function shownBy(kind: Kind): 'codes' | 'numbers' | 'keys' | 'nothing' {
  if (kind.kind === 'grades' || kind.kind === 'weekdays') return 'numbers'
  if (kind.kind === 'text' && kind.format === 'key') return 'keys'
  return choiceKinds.has(kind.kind) ? 'codes' : 'nothing'
}

/** A field without the branch that only says that it may be unstated. */
function unwrapped(node: SchemaNode): { inner: SchemaNode; nullable: boolean } {
  if (Array.isArray(node.type)) return { inner: { ...node, type: node.type.find((type) => type !== 'null') as string }, nullable: node.type.includes('null') }
  const branches = node.anyOf?.filter(({ type }) => type !== 'null')
  if (!branches || branches.length === node.anyOf?.length) return { inner: node, nullable: false }
  const [only, second] = branches
  return { inner: only && !second ? only : { anyOf: branches }, nullable: true }
}

const keyPattern = '^[a-zA-Z][a-zA-Z0-9]{0,39}$'
const formats: Record<string, 'clock' | 'monthDay' | 'key'> = {
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'clock',
  '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$': 'monthDay',
  [keyPattern]: 'key',
}
const longFrom = 100

/** Fields whose code is the key of an entry elsewhere in the plan. */
const referred: Record<string, Referred> = { season: 'seasons', serviceKey: 'services', services: 'services', part: 'figures', of: 'figures', active: 'homeworkTables' }

function kindOf(name: string, node: SchemaNode, said: string, labels: Labels): Kind {
  if (node.anyOf) return timeKind(node.anyOf, labels)
  if (node.enum) return { kind: 'choice', options: labels(node.enum, said) }
  switch (node.type) {
    case 'boolean':
      return { kind: 'yesNo' }
    case 'integer':
    case 'number':
      return numberKind(name, node, said)
    case 'string':
      return textKind(name, node)
    case 'array':
      return listKind(name, node, said, labels)
    case 'object':
      return objectKind(node, said, labels)
    default:
      return { kind: 'unknown' }
  }
}

function timeKind(branches: readonly SchemaNode[], labels: Labels): Kind {
  const formWith = (name: string) => {
    const branch = branches.find(({ properties }) => properties?.[name] !== undefined)
    return branch ? fieldsOf(branch, labels) : null
  }
  const [mark, lesson] = [formWith('mark'), formWith('lesson')]
  return mark && lesson ? { kind: 'time', forms: { mark, lesson, lasts: formWith('lasts') } } : { kind: 'unknown' }
}

function numberKind(name: string, { type, minimum, maximum }: SchemaNode, said: string): Kind {
  if (name.endsWith('Fen')) return { kind: 'money' }
  // zod writes the largest whole number that JavaScript knows where the plan itself sets no limit.
  const limit = (value: number | undefined) => (value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null)
  const unit = /[pP]ercent/.test(name) ? '%' : /分钟/.test(said) ? '分钟' : null
  return { kind: 'number', whole: type === 'integer', min: limit(minimum), max: limit(maximum), unit }
}

function textKind(name: string, { pattern = '', format, maxLength = 40 }: SchemaNode): Kind {
  const of = pattern === keyPattern ? referred[name] : undefined
  if (of) return { kind: 'reference', of }
  if (format === 'date') return { kind: 'text', max: 10, format }
  return { kind: 'text', max: maxLength, format: formats[pattern] ?? (maxLength >= longFrom ? 'long' : 'plain') }
}

function listKind(name: string, { items = {}, maxItems = 200 }: SchemaNode, said: string, labels: Labels): Kind {
  if (items.enum) return { kind: name === 'chain' ? 'chain' : 'choices', options: labels(items.enum, said) }
  if (items.type === 'integer') return { kind: items.maximum === 7 ? 'weekdays' : 'grades' }
  if (items.type === 'object') return { kind: 'list', most: maxItems, fields: fieldsOf(items, labels) }
  if (items.type !== 'string') return { kind: 'unknown' }
  const of = items.pattern === keyPattern ? referred[name] : undefined
  if (of) return { kind: 'references', of }
  if (items.pattern === keyPattern) return { kind: 'tags', options: [...explainedCodes(said)].map(([value, label]) => ({ value, label })) }
  return { kind: 'lines', most: maxItems, longest: items.maxLength ?? 200 }
}

function objectKind(node: SchemaNode, said: string, labels: Labels): Kind {
  if (node.properties) return { kind: 'group', fields: fieldsOf(node, labels) }
  const ids = node.propertyNames?.enum
  const entry = node.additionalProperties
  if (!ids || !entry) return { kind: 'unknown' }
  if (entry.enum) return { kind: 'levels', ids, options: labels(entry.enum, said) }
  return { kind: 'stepWords', steps: labels(ids, ''), fields: fieldsOf(entry, labels) }
}
