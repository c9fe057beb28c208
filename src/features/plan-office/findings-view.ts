import type { Finding } from 'cloud/contract/plan-check'

export interface FindingGroups {
  blocks: Finding[]
  warns: Finding[]
  passes: Finding[]
  /** Clauses that give way to a later national one: neither a block nor a warning. */
  replaced: Finding[]
}

export function groupFindings(findings: readonly Finding[]): FindingGroups {
  const live = findings.filter(({ replacedBy }) => replacedBy === null)
  const of = (level: Finding['level']) => live.filter((finding) => finding.level === level)
  return { blocks: of('block'), warns: of('warn'), passes: of('pass'), replaced: findings.filter(({ replacedBy }) => replacedBy !== null) }
}

const sources: Record<Finding['source'], string> = { form: '方案格式', school: '学校规则', national: '国家规定', region: '地方规定' }

/** Whose clause it is: 国家规定 C6. */
export const sourceWords = ({ source, clause }: Finding) => `${sources[source]} ${clause}`

/** What the clause rests on, with its date as far as that is known. */
export const citationWords = ({ citation, citedOn }: Finding) => (citation === null ? null : [citation, citedOn].filter(Boolean).join('，'))

/** What would satisfy the clause, without the codes in brackets: those are for who writes the plan as a text, the forms have words. */
export const satisfyWords = ({ satisfy }: Finding) => satisfy?.replace(/（[a-zA-Z]+）/g, '') ?? null

export const countWords = ({ blocks, warns, passes }: FindingGroups) => [`必须改 ${blocks.length} 条`, `提醒 ${warns.length} 条`, `符合 ${passes.length} 条`]

/** Why a version cannot be published now; null where it can. */
export function whyNotPublish(blocks: number, problems: number): string | null {
  if (problems > 0) return `方案还有 ${problems} 处没有填好，改好以后才能公布。`
  return blocks > 0 ? `还有 ${blocks} 条必须改正，改好以后才能公布。` : null
}
