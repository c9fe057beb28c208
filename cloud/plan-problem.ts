import * as z from 'zod/mini'
import { schoolPlan } from './contract/plan-document'
import type { PlanProblem } from './contract/plan-office'

interface SchemaNode {
  title?: string
  properties?: Record<string, SchemaNode>
  additionalProperties?: SchemaNode | false
  items?: SchemaNode
  anyOf?: SchemaNode[]
}

/** The plan's fields as a JSON Schema, each with its title and explanation. */
export const planJsonSchema = z.toJSONSchema(schoolPlan, { io: 'input' }) as unknown as SchemaNode & Record<string, unknown>

const branches = (node: SchemaNode): SchemaNode[] => [node, ...(node.anyOf ?? []).flatMap(branches)]
const below = (node: SchemaNode, key: PropertyKey): SchemaNode | undefined =>
  branches(node).flatMap((each) => (typeof key === 'number' ? each.items : (each.properties?.[String(key)] ?? (each.additionalProperties || undefined))) ?? [])[0]

/** What a place is called: the titles on the way to it, with the number of an entry in a list: 服务项目第 2 项的星期. */
export function fieldWords(path: readonly PropertyKey[]): string {
  let node: SchemaNode | undefined = planJsonSchema
  let words = ''
  for (const key of path) {
    node = node && below(node, key)
    if (typeof key === 'number') words += `第 ${key + 1} 项`
    else words += `${words && '的'}${node?.title ?? String(key)}`
  }
  return words || '方案'
}

type Issue = z.core.$ZodIssue | { path: readonly PropertyKey[] }

/** A wrong place in a document: its path, what the field is called, and what was expected, in Chinese. */
export function problemOf(issue: Issue, document: unknown): PlanProblem {
  const { path, expected } = 'code' in issue ? deepest(issue) : { path: issue.path, expected: '' }
  return { path: path.map(String).join('.'), field: fieldWords(path), message: 'code' in issue ? `${expected}${written(valueAt(document, path))}。` : '', line: null }
}

/** Of a field that may be written in several ways, the way that came nearest says best what is wrong. */
function deepest(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; expected: string } {
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.map((errors) => errors[0]).filter((each) => each !== undefined)
    const near = inner.filter(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
    const [only] = near
    if (near.length === 1 && only) {
      const found = deepest(only)
      return { path: [...issue.path, ...found.path], expected: found.expected }
    }
    return { path: issue.path, expected: `应为${[...new Set(inner.map((each) => deepest(each).expected.replace(/^应为/, '')))].join('，或')}` }
  }
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  return { path: unknownKey === undefined ? issue.path : [...issue.path, unknownKey], expected: expectation(issue) }
}

const kinds: Record<string, string> = { string: '文字', number: '数字', int: '整数', boolean: 'true 或 false', array: '列表', object: '一组字段', null: 'null', record: '一组字段' }

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return '没有这个字段，请检查拼写'
    case 'invalid_type':
      return `应为${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`
    case 'invalid_format':
      return `写法不对，应为${formats[issue.format] ?? patterns[String(issue.pattern)] ?? '规定的写法'}`
    case 'too_small':
      return issue.origin === 'string' ? '不能空着' : issue.origin === 'array' ? `至少 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `太长，最多 ${issue.maximum} 个字` : issue.origin === 'array' ? `最多 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`
    case 'invalid_key':
      return '没有这个名称，请检查拼写'
    default:
      return '内容有误'
  }
}

const formats: Record<string, string> = { date: '日期，如 2026-09-01' }
const patterns: Record<string, string> = {
  '/^([01]\\d|2[0-3]):[0-5]\\d$/': "钟点，如 '16:20'",
  '/^[a-zA-Z][a-zA-Z0-9]{0,39}$/': '英文字母开头的代号，如 midday',
  '/^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$/': "月-日，如 '11-01'",
}

const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), document)

function written(value: unknown): string {
  if (value === undefined) return '，现在没有写'
  const text = typeof value === 'object' && value !== null ? (Array.isArray(value) ? '一个列表' : '一组字段') : JSON.stringify(value)
  return `，现在写的是 ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`
}
