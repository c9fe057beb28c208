import * as z from 'zod/mini'
import { schoolPlan } from './contract/plan-document'
import type { PlanProblem } from './contract/plan-office'
import { nearestWord } from './rules/nearest-word'

export interface SchemaNode {
  title?: string
  description?: string
  default?: unknown
  properties?: Record<string, SchemaNode>
  additionalProperties?: SchemaNode | false
  items?: SchemaNode
  anyOf?: SchemaNode[]
}

/** The plan's fields as a JSON Schema, each with its title and explanation. */
export const planJsonSchema = z.toJSONSchema(schoolPlan, { io: 'input' }) as unknown as SchemaNode & Record<string, unknown>

const branches = (node: SchemaNode): SchemaNode[] => [node, ...(node.anyOf ?? []).flatMap(branches)]

/** The schema of a field or of a list's entries. */
export const below = (node: SchemaNode, key: PropertyKey): SchemaNode | undefined =>
  branches(node).flatMap((each) => (typeof key === 'number' ? each.items : (each.properties?.[String(key)] ?? (each.additionalProperties || undefined))) ?? [])[0]

/** The schemas on the way to a place, the plan's own first; shorter than the path where it leads nowhere. */
function nodesOn(path: readonly PropertyKey[]): SchemaNode[] {
  const nodes: SchemaNode[] = [planJsonSchema]
  for (const key of path) {
    const next = below(nodes[nodes.length - 1] as SchemaNode, key)
    if (!next) break
    nodes.push(next)
  }
  return nodes
}

/** What a place is called: the titles on the way to it, with the number of an entry in a list: 服务项目第 2 项的星期. */
export function fieldWords(path: readonly PropertyKey[]): string {
  const nodes = nodesOn(path)
  const words = path.map((key, index) => (typeof key === 'number' ? `第 ${key + 1} 项` : `${index === 0 ? '' : '的'}${nodes[index + 1]?.title ?? String(key)}`))
  return words.join('') || '方案'
}

/** How a field is to be written: its own explanation, or that of the list it belongs to. */
const howTo = (path: readonly PropertyKey[]): string => nodesOn(path).reduce((said, { description }) => description || said, '')

type Issue = z.core.$ZodIssue | { path: readonly PropertyKey[] }

/** One problem for each unknown field, however many stand in one place. */
export const problemsOf = (issue: z.core.$ZodIssue, document: unknown): PlanProblem[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => problemOf({ ...issue, keys: [key] }, document)) : [problemOf(issue, document)]

/** A wrong place in a document: its path, what the field is called, and what was expected, in Chinese. */
export function problemOf(issue: Issue, document: unknown): PlanProblem {
  if (!('code' in issue)) return placed(issue.path, '')
  const near = nearest(issue, document)
  const value = valueAt(document, near.path)
  if (near.code === 'unrecognized_keys') {
    const key = near.keys[0] ?? ''
    return placed([...near.path, key], unknownField(near.path, key))
  }
  if (near.path.length === 0) return placed([], '这不是一份方案：应当一行写一个字段，如 title: 课后服务方案。')
  if (value === undefined) return placed(near.path, `必须写：${expectation(near)}。${explained(near)}`)
  return placed(near.path, `${expectation(near)}，${value === null ? '现在是空的' : `现在写的是 ${written(value)}`}。${explained(near)}`)
}

const placed = (path: readonly PropertyKey[], message: string): PlanProblem => ({ path: path.map(String).join('.'), field: fieldWords(path), message, line: null })

function unknownField(path: readonly PropertyKey[], key: string): string {
  const known = Object.entries(Object.assign({}, ...branches(nodesOn(path)[path.length] ?? {}).map(({ properties }) => properties)) as Record<string, SchemaNode>)
  const word = nearestWord(key, known.map(([name]) => name))
  const meant = known.find(([name]) => name === word)
  return meant ? `没有 ${key} 这个字段，是不是想写 ${meant[0]}（${meant[1].title ?? ''}）？` : `没有 ${key} 这个字段，请检查拼写和缩进。`
}

/** Of a field that may be written in several ways, the way that was meant: the one that knows the names which were used. */
function nearest(issue: z.core.$ZodIssue, document: unknown): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const value = valueAt(document, issue.path)
  const names = typeof value === 'object' && value !== null ? Object.keys(value).length : 0
  const meant = issue.errors.filter((errors) => {
    if (errors.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) return false
    return names === 0 || errors.every((each) => each.code !== 'unrecognized_keys' || each.keys.length < names)
  })
  const [only] = meant
  const [inner] = only ?? []
  return meant.length === 1 && inner ? nearest({ ...inner, path: [...issue.path, ...inner.path] }, document) : issue
}

/** Names in English, and times that can be written in several ways, are not to be guessed: their explanation stands with them. */
const explained = ({ code, path }: z.core.$ZodIssue) => (['invalid_value', 'invalid_union', 'invalid_type'].includes(code) ? howTo(path) : '')

const kinds: Record<string, string> = { string: '文字', number: '数字', int: '整数', boolean: ' true 或 false', array: '列表，一行一项，前面加“- ”', object: '一组字段，一行一个，如 name: 内容', record: '一组字段，一行一个，如 name: 内容' }

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`
    case 'invalid_union':
      return '写法不对'
    case 'invalid_format':
      return `写法不对，应为${formats[issue.format] ?? patterns[String(issue.pattern)] ?? '规定的写法'}`
    case 'too_small':
      return issue.origin === 'string' ? '不能空着' : issue.origin === 'array' ? `至少写 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `太长，最多 ${issue.maximum} 个字` : issue.origin === 'array' ? `最多写 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`
    default:
      return '含有不能用的字符'
  }
}

const formats: Record<string, string> = { date: '日期，如 2026-09-01' }
const patterns: Record<string, string> = {
  '/^([01]\\d|2[0-3]):[0-5]\\d$/': "钟点，如 '16:20'",
  '/^[a-zA-Z][a-zA-Z0-9]{0,39}$/': '英文字母开头、只有英文字母和数字的代号，如 midday',
  '/^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$/': "月-日，如 '11-01'",
}

const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), document)

function written(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '空的列表' : `${value.length} 项的列表`
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).join(', ')
    return names.length > 40 ? `{ ${names.slice(0, 40)}… }` : `{ ${names} }`
  }
  const text = typeof value === 'string' ? `“${value}”` : String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…”，共 ${text.length - 2} 个字` : text
}
