import * as z from 'zod/mini'
import { fieldNames } from './contract/field-names'

/** Which field of an input is wrong, and the Chinese sentence that says so and what to do. */
export interface InputProblem {
  field: { path: string; name: string }
  message: string
}

export type Checked<T> = { kind: 'right'; value: T } | { kind: 'wrong'; problem: InputProblem }

/** Parses by a contract schema; undeclared fields are dropped. */
export function checkInput<S extends z.ZodMiniType>(schema: S, value: unknown): Checked<z.infer<S>> {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return { kind: 'right', value: parsed.data }
  const issue = parsed.error.issues[0] as z.core.$ZodIssue
  const path = issue.path.map(String)
  const name = nameOf(path)
  return { kind: 'wrong', problem: { field: { path: path.join('.') || 'input', name }, message: sentence(name, issue) } }
}

/** What the innermost known field is called; by what it stands in where one word means several things, as 名称 does. */
function nameOf(path: string[]): string {
  const fields = path.filter((part) => !/^\d+$/.test(part))
  const named = fields.map((field, index) => fieldNames[`${fields[index - 1]}.${field}`] ?? fieldNames[field]).filter(Boolean)
  return named.at(-1) ?? '提交内容'
}

function sentence(name: string, issue: z.core.$ZodIssue): string {
  const quoted = `“${name}”`
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? `${quoted}太长，最多 ${issue.maximum} 个字。` : `${quoted}超出范围，最多 ${issue.maximum}。`
    case 'too_small':
      return issue.origin === 'string' ? `请填写${quoted}。` : `${quoted}不够，至少 ${issue.minimum}。`
    case 'invalid_type':
    case 'invalid_value':
      return `请填写或选择${quoted}。`
    case 'custom':
      return issue.message === 'too_long' ? `${quoted}笔画太多，请重写一遍，写清姓名即可。` : `${quoted}含有无法保存的字符，请删去后重填。`
    default:
      return `${quoted}填写有误，请检查后重填。`
  }
}
