import type { SchemaNode } from './schema-node'

export interface Option<T extends string | number = string> {
  value: T
  label: string
}

const separators = /[，；。：]|、(?=[a-zA-Z])/

/** The code–word pairs of an explanation: “universal 自愿即可参加，conditional 须写明接送困难（R-002）。” gives two. */
export function explainedCodes(said: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const piece of said.split(separators)) {
    const [, code, label] = /(?:^|[^a-zA-Z_])([a-zA-Z_]+) ([^\s（a-zA-Z][^（]*(?:（[^（）RF]*）)?)/.exec(piece) ?? []
    if (code && label && !pairs.has(code)) pairs.set(code, label.trim())
  }
  return pairs
}

/** What a code is called: by its own field's explanation, else by another field's that takes the same code. */
export type Labels = (codes: readonly string[], said: string) => Option[]

export function labelsOf(schema: SchemaNode): Labels {
  const explained = enumsOf(schema, '').map(({ codes, said }) => ({ codes, pairs: explainedCodes(said) }))
  // Only a field that takes all of these codes means the same by them: a payee's school is not a provider's.
  const elsewhere = (code: string, codes: readonly string[]) => explained.find((each) => each.pairs.has(code) && codes.every((one) => each.codes.includes(one)))?.pairs.get(code)
  return (codes, said) => {
    const own = explainedCodes(said)
    return codes.map((value) => ({ value, label: own.get(value) ?? elsewhere(value, codes) ?? value }))
  }
}

function enumsOf(node: SchemaNode, said: string): { codes: readonly string[]; said: string }[] {
  const own = node.description ?? said
  const inner = [...Object.values(node.properties ?? {}), ...(node.anyOf ?? []), ...(node.items ? [node.items] : []), ...(node.additionalProperties ? [node.additionalProperties] : [])]
  return [...(node.enum ? [{ codes: node.enum, said: own }] : []), ...inner.flatMap((each) => enumsOf(each, each.title ? '' : own))]
}

interface Hinted {
  labels: Labels
  /** What the form itself shows: the codes of choices, the numbers of weekdays and grades. */
  shown: 'codes' | 'numbers' | 'keys' | 'nothing'
}

/**
 * A field's explanation as an office reads it: without rule numbers, without what the form itself shows, and with the
 * codes of other fields in words.
 */
export function hintWords(said: string, { labels, shown }: Hinted): string {
  const isNeedless = (piece: string) => (shown === 'codes' && /[a-zA-Z]{3,}/.test(piece)) || (shown === 'numbers' && /\d/.test(piece))
  const pieces = said
    .replace(/（[^（）]*(?:R-|FR-)\d[^（）]*）/g, '')
    .replace(/单位：[^；。]*/g, '')
    .match(/[^，；。：]+[，；。：]?/g)
  // What announced a list of codes announces nothing any more.
  const kept = (pieces ?? []).reduce((words, piece) => (isNeedless(piece) ? words.replace(/：$/, '；') : words + piece), '')
  // The codes in the explanation of a key are examples of keys.
  const inWords = shown === 'keys' ? kept : withoutCodes(kept, labels)
  return inWords.replace(/[，；：、。]+$/, '').replace(/^[，；：、。]+/, '').concat('。').replace(/^。$/, '')
}

const withoutCodes = (words: string, labels: Labels) =>
  words
    .replace(/\b(true|false)\b ?/g, (_, code: string) => (code === 'true' ? '“是”' : '“否”'))
    .replace(/\b[a-z][a-zA-Z_]{3,}\b ?/g, (code) => {
      const label = labels([code.trim()], '')[0]?.label
      return label && label !== code.trim() ? `“${label}”` : code
    })
