import fs from 'node:fs'
import path from 'node:path'
import YAML from 'yaml'
import * as z from 'zod/mini'
import { schoolPlan, type SchoolPlan } from './contract/plan-document'
import type { PlanProblem } from './contract/plan-office'
import { below, planJsonSchema, problemOf, problemsOf, type SchemaNode } from './plan-problem'
import { planFaults } from './rules/plan-faults'

export type ReadPlan = { kind: 'plan'; plan: SchoolPlan } | { kind: 'unreadable'; problems: PlanProblem[] }

// Explaining a wrong place takes some time, and nobody mends more of them at once than this.
const mostProblems = 200

/** A document of which nothing but the whole can be spoken of. */
export const unreadableAsWhole = (message: string): ReadPlan => ({ kind: 'unreadable', problems: [{ path: '', field: '方案', message, line: null }] })
const noPlan = unreadableAsWhole(`有 ${mostProblems} 处以上对不上，不像是一份方案，请换一份。`)

const placesOf = (issues: readonly z.core.$ZodIssue[]) => issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)

/** Checks a document of any origin: first each field by the schema, then what the fields say of one another. */
export function readPlanDocument(document: unknown): ReadPlan {
  const parsed = z.safeParse(schoolPlan, document)
  if (!parsed.success) {
    const { issues } = parsed.error
    return placesOf(issues) > mostProblems ? noPlan : { kind: 'unreadable', problems: issues.flatMap((issue) => problemsOf(issue, document)) }
  }
  const faults = planFaults(parsed.data)
  if (faults.length > 0) return { kind: 'unreadable', problems: faults.map(({ path: at, message }) => ({ ...problemOf({ path: at }, document), message })) }
  return { kind: 'plan', plan: parsed.data }
}

/** Reads a plan from YAML. Every problem names its line, its field and what was expected, in Chinese. */
export function readPlanText(text: string): ReadPlan {
  const lines = new YAML.LineCounter()
  const document = YAML.parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const [broken] = document.errors
  if (broken) return { kind: 'unreadable', problems: [fileProblem(syntaxWords(broken, text), lines.linePos(broken.pos[0]).line)] }
  const read = readPlanDocument(plainValue(document))
  if (read.kind === 'plan' || read === noPlan) return read
  const lineOf = (at: string) => lineAt(document, lines, at === '' ? [] : at.split('.'))
  return { kind: 'unreadable', problems: read.problems.map((problem) => ({ ...problem, line: lineOf(problem.path) })) }
}

/** The text's content; nothing where its references lead nowhere or multiply without end. */
function plainValue(document: YAML.Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 })
  } catch {
    return undefined
  }
}

const fileProblem = (message: string, line: number): PlanProblem => ({ path: '', field: '文件', message, line })

const syntax: Partial<Record<YAML.ErrorCode, string>> = {
  TAB_AS_INDENT: '行首用了制表符（Tab），请改用空格缩进。',
  BAD_INDENT: '缩进不对：同一组的各行，行首的空格要一样多；括号要成对。',
  MULTIPLE_DOCS: '一个文件只能写一份方案，请删去 --- 和它下面的部分。',
}

function syntaxWords({ code, pos }: YAML.YAMLParseError, text: string): string {
  if (code === 'DUPLICATE_KEY') return `${text.slice(pos[0]).match(/^[^:\s]*/)?.[0] ?? ''} 在这里写了两次，请删去一个。`
  return syntax[code] ?? '这一行或它上面一行的写法不对，请检查缩进、冒号后的空格、引号和括号是否成对。'
}

/** The line of a place in the text; of what encloses it where the field itself is missing. */
function lineAt(document: YAML.Document, lines: YAML.LineCounter, at: string[]): number {
  for (let length = at.length; length > 0; length -= 1) {
    const keys = at.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
    const within = document.getIn(keys.slice(0, -1), true)
    const pair = YAML.isMap(within) ? within.items.find(({ key }) => YAML.isScalar(key) && key.value === keys.at(-1)) : undefined
    const node = (pair?.key ?? document.getIn(keys, true)) as YAML.Node | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** One problem as a sentence with its place: 第 12 行，“星期”（services.0.weekdays）：… */
export const problemWords = ({ line, field, path: at, message }: PlanProblem) => `${line === null ? '' : `第 ${line} 行，`}“${field}”${at && `（${at}）`}：${message}`

/** Reads a plan's file; throws an error whose message lists every problem with its line. */
export function readPlanFile(file: string): SchoolPlan {
  const read = readPlanText(fs.readFileSync(file, 'utf8'))
  if (read.kind === 'plan') return read.plan
  throw new Error(`${path.basename(file)} 不能用：\n${read.problems.map(problemWords).join('\n')}`)
}

/** What a plan says beyond what the schema fills in by itself. */
function stated(value: unknown, node: SchemaNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((entry) => stated(entry, node && below(node, 0)))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, inner]) => {
    const field = node && below(node, key)
    return { key, said: stated(inner, field), unsaid: JSON.stringify(field?.default) }
  })
  return Object.fromEntries(fields.filter(({ said, unsaid }) => JSON.stringify(said) !== unsaid).map(({ key, said }) => [key, said]))
}

/** A plan as YAML that reads back to the very same plan. What it does not state is left out. */
export const planText = (plan: SchoolPlan) => `# yaml-language-server: $schema=./plan.schema.json\n${YAML.stringify(stated(plan, planJsonSchema), { lineWidth: 0 })}`
