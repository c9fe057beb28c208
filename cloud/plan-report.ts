import type { CheckReport, Finding } from './contract/plan-check'
import { fieldWords } from './plan-problem'

/** A place in a plan as a head teacher would say it; a path such as `services.0.weekdays` has its numbers as list entries. */
export const placeWords = (path: string): string => fieldWords(path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)))

const order = { block: 0, warn: 1, pass: 2 } as const
const rankOf = ({ level, replacedBy }: Finding) => order[level] * 2 + Number(replacedBy !== null)

/**
 * The whole check of one plan: blocks first, then warnings, then what passes, each in the order of its rules. A finding
 * that yields to another rule is told and not counted.
 */
export function checkReportOf(title: string, findings: readonly Finding[], checkedAt: string): CheckReport {
  const counted = (level: Finding['level']) => findings.filter((finding) => finding.level === level && finding.replacedBy === null).length
  return {
    title,
    checkedAt,
    blocks: counted('block'),
    warns: counted('warn'),
    passes: counted('pass'),
    findings: findings.map((finding) => ({ ...finding, place: finding.path === null ? null : placeWords(finding.path) })).sort((a, b) => rankOf(a) - rankOf(b)),
  }
}

const levelWords = { block: '必须改正', warn: '提醒', pass: '通过' } as const

/** A check as plain text for a head teacher: what one rule says of several places stands together. What passes is one line, unless `all` asks for every one. */
export function reportText(report: CheckReport, { all }: { all: boolean }): string {
  const passed = report.findings.filter(({ level }) => level === 'pass')
  const open = report.findings.filter(({ level }) => level !== 'pass')
  const folded = passed.length === 0 ? [] : [`通过：${[...new Set(passed.map(({ clause }) => clause))].join('、')}`]
  return [
    `方案体检：${report.title}`,
    `必须改正 ${report.blocks} 条，提醒 ${report.warns} 条，通过 ${report.passes} 条`,
    ...ruleTexts(open),
    ...(all ? ruleTexts(passed) : folded),
  ].join('\n')
}

function ruleTexts(findings: readonly Finding[]): string[] {
  const rules = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = [finding.level, finding.pack, finding.clause].join(' ')
    rules.set(key, [...(rules.get(key) ?? []), finding])
  }
  return [...rules.values()].map(ruleText)
}

function ruleText(findings: Finding[]): string {
  const [{ level, clause, title, replacedBy, ...first }] = findings as [Finding]
  const satisfy = [...new Set(findings.flatMap((each) => each.satisfy ?? []))]
  return [
    `【${replacedBy === null ? levelWords[level] : '不计'}】${clause} ${title}`,
    ...findings.map(({ place, says }) => `  ${place ?? '整个方案'}：${says}`),
    ...satisfy.map((each) => `  改法：${each}`),
    `  依据：${basisText(first)}`,
    ...(replacedBy === null ? [] : [`  与另一条要求不同，按这一条办：${replacedBy}`]),
  ].join('\n')
}

const basisText = ({ source, citation, citedOn }: Pick<Finding, 'source' | 'citation' | 'citedOn'>) =>
  source === 'school' ? '本校方案的规则' : [citation, citedOn === null ? '日期未载' : dateText(citedOn)].filter(Boolean).join('，')

const dateText = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year} 年${month === undefined ? '' : ` ${month} 月`}${day === undefined ? '' : ` ${day} 日`}`
}
