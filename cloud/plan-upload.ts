import YAML from 'yaml'
import { readPlanText, type ReadPlan } from './plan-file'
import { isNoPlan, readVersion, storableProblems } from './plan-version'

/** Reads a plan from a text that somebody sent; whatever it is, the answer is a plan or problems that can be shown. */
export function readSentPlan(text: string): ReadPlan {
  if (isDeep(text)) return { kind: 'unreadable', problems: [{ path: '', field: '文件', message: '层次太深，不像是一份方案，请检查括号和缩进。', line: null }] }
  const content = contentOf(text)
  if (isNoPlan(content)) return readVersion(content)
  const read = readPlanText(text)
  return read.kind === 'plan' ? read : { kind: 'unreadable', problems: storableProblems(read.problems) }
}

/** What a text holds, as far as it can be read at all; why it cannot is told by who reads it as a plan. */
function contentOf(text: string): unknown {
  try {
    return YAML.parse(text, { maxAliasCount: 20, uniqueKeys: false, logLevel: 'silent' })
  } catch {
    return undefined
  }
}

const deepest = 60

/** Nested further than any plan: to compose such a text would exhaust the stack, and with it the whole process. */
function isDeep(text: string): boolean {
  const parser = new YAML.Parser()
  for (const token of new YAML.Lexer().lex(text)) {
    // Run for what it leaves on the parser's stack; the tokens themselves are not needed.
    Array.from(parser.next(token))
    if (parser.stack.length > deepest) return true
  }
  return false
}
