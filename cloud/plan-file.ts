import fs from 'node:fs'
import path from 'node:path'
import YAML from 'yaml'
import * as z from 'zod/mini'
import { schoolPlan, type SchoolPlan } from './contract/plan-document'
import type { PlanProblem } from './contract/plan-office'
import { problemOf } from './plan-problem'
import { planFaults } from './rules/plan-faults'

export type ReadPlan = { kind: 'plan'; plan: SchoolPlan } | { kind: 'unreadable'; problems: PlanProblem[] }

/** Checks a document of any origin: first each field by the schema, then what the fields say of one another. */
export function readPlanDocument(document: unknown): ReadPlan {
  const parsed = z.safeParse(schoolPlan, document)
  if (!parsed.success) return { kind: 'unreadable', problems: parsed.error.issues.map((issue) => problemOf(issue, document)) }
  const faults = planFaults(parsed.data)
  if (faults.length > 0) return { kind: 'unreadable', problems: faults.map(({ path: at, message }) => ({ ...problemOf({ path: at }, document), message })) }
  return { kind: 'plan', plan: parsed.data }
}

/** Reads a plan from YAML. Every problem names its line, its field and what was expected, in Chinese. */
export function readPlanText(text: string): ReadPlan {
  const lines = new YAML.LineCounter()
  const document = YAML.parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) return { kind: 'unreadable', problems: [syntaxProblem(broken, lines)] }
  const read = readPlanDocument(document.toJS({ maxAliasCount: 20 }))
  if (read.kind === 'plan') return read
  const lineOf = (at: string) => lineAt(document, lines, at === '' ? [] : at.split('.'))
  return { kind: 'unreadable', problems: read.problems.map((problem) => ({ ...problem, line: lineOf(problem.path) })) }
}

function syntaxProblem(error: YAML.YAMLParseError, lines: YAML.LineCounter): PlanProblem {
  const said = error.code === 'DUPLICATE_KEY' ? '同一个字段写了两次，请删去一个。' : '这一行的写法不是 YAML，请检查缩进、冒号后的空格和引号。'
  return { path: '', field: '文件', message: said, line: lines.linePos(error.pos[0]).line }
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

/** A plan as YAML that reads back to the very same plan. What it does not state is left out. */
export const planText = (plan: SchoolPlan) => `# yaml-language-server: $schema=./plan.schema.json\n${YAML.stringify(plan, { lineWidth: 0 })}`
