import YAML from 'yaml'
import { readPlanText, type ReadPlan } from './plan-file'
import { refusedUnread, sendable } from './plan-version'

/** Reads a plan from a text that somebody sent; whatever it is, the answer is a plan or problems that can be shown. */
export function readSentPlan(text: string): ReadPlan {
  if (isDeep(text)) return wholeFile('层次太深，不像是一份方案，请检查括号和缩进。')
  const content = contentOf(text)
  if (isWide(content)) return wholeFile('同一组里的字段太多，不像是一份方案，请换一份。')
  return refusedUnread(content) ?? sendable(readPlanText(text))
}

const wholeFile = (message: string): ReadPlan => ({ kind: 'unreadable', problems: [{ path: '', field: '文件', message, line: null }] })

/** What a text holds, as far as it can be read at all; why it cannot is told by who reads it as a plan. */
function contentOf(text: string): unknown {
  try {
    return YAML.parse(text, { maxAliasCount: 20, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
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

const widest = 200

/** More fields in one group than any plan has: whether one is written twice is looked for by comparing each with each. */
const isWide = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ((!Array.isArray(value) && Object.keys(value).length > widest) || Object.values(value).some(isWide))
