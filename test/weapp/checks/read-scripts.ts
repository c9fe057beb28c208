/** Parses every script of a build once and gathers what the script checks ask about. */
import type { types } from '@babel/core'
import { parse } from '@babel/parser'
import traverse, { type NodePath } from '@babel/traverse'
import type { BuiltFiles } from './built-files'

export interface ScriptFacts {
  file: string
  /** Why it does not parse; then the other facts are empty. */
  syntaxError: string | null
  /** Names that no scope of the script declares, with the place of one use. */
  freeNames: Map<string, string>
  /** Names that the script tests with typeof before it relies on them. */
  testedNames: Set<string>
  required: string[]
  wxNames: Set<string>
  dynamicCode: string[]
}

export const readScripts = (build: BuiltFiles): ScriptFacts[] =>
  build.withEnding('.js').map((file) => readScript(file, build.read(file)))

function readScript(file: string, source: string): ScriptFacts {
  const facts: ScriptFacts = {
    file,
    syntaxError: null,
    freeNames: new Map(),
    testedNames: new Set(),
    required: [],
    wxNames: new Set(),
    dynamicCode: [],
  }
  try {
    gather(facts, source)
  } catch (error) {
    facts.syntaxError = String(error)
  }
  return facts
}

function gather(facts: ScriptFacts, source: string) {
  traverse(parse(source, { sourceType: 'script' }), {
    Program({ scope }) {
      // The typings leave `globals` out: the names that no scope declares.
      const { globals } = scope as unknown as { globals: Record<string, types.Identifier> }
      for (const [name, use] of Object.entries(globals)) facts.freeNames.set(name, placeOf(use))
    },
    UnaryExpression(path) {
      const name = typeofName(path)
      if (name) facts.testedNames.add(name)
    },
    CallExpression: (path) => noteCall(facts, path),
    NewExpression: (path) => noteCall(facts, path),
    MemberExpression(path) {
      const name = wxMember(path)
      if (name) facts.wxNames.add(name)
    },
  })
}

const placeOf = ({ loc }: types.Identifier) => `line ${loc?.start.line} column ${loc?.start.column}`

function typeofName({ node, scope }: NodePath<types.UnaryExpression>): string | null {
  const { operator, argument } = node
  const isTest = operator === 'typeof' && argument.type === 'Identifier' && !scope.hasBinding(argument.name, true)
  return isTest ? argument.name : null
}

function noteCall(facts: ScriptFacts, { node, scope }: NodePath<types.CallExpression> | NodePath<types.NewExpression>) {
  const { callee, arguments: given } = node
  if (callee.type !== 'Identifier' || scope.hasBinding(callee.name, true)) return
  const first = given[0]
  if (callee.name === 'require' && first?.type === 'StringLiteral') facts.required.push(first.value)
  if (callee.name === 'eval' || callee.name === 'Function') facts.dynamicCode.push(`${callee.name} at ${placeOf(callee)}`)
}

function wxMember({ node, scope }: NodePath<types.MemberExpression>): string | null {
  const { object, property, computed } = node
  if (object.type !== 'Identifier' || object.name !== 'wx' || scope.hasBinding('wx', true)) return null
  if (property.type === 'StringLiteral') return property.value
  return property.type === 'Identifier' && !computed ? property.name : null
}
