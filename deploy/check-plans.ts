import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { PlanPack } from '../cloud/contract/plan-pack'
import { problemWords, readPlanText } from '../cloud/plan-file'
import { readPacks, readSurveyTemplates } from '../cloud/plan-library'
import { checkReportOf, reportText } from '../cloud/plan-report'
import { checkPlan, packsFor } from '../cloud/rules/plan-check'

/*
 * `npm run plans:check -- [--pack haikou,fuyang | --all-packs] [--all] [files…]`: checks plans against their schools' own
 * rules, the national pack, and the pack of the region that a plan's title names, or the packs asked for. Without files it
 * checks all schemes of plans/ and the templates of surveys. Ends with 1 where a plan cannot be read or must be corrected.
 */

const plansFolder = path.resolve(__dirname, '../plans')

interface Row {
  file: string
  counts: { blocks: number; warns: number; passes: number } | null
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pack: { type: 'string' }, 'all-packs': { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
})

/** The packs to check with, by the plan's title; throws a sentence where a pack asked for does not exist. */
function chosenPacks(packs: readonly PlanPack[]): (title: string) => PlanPack[] {
  if (values['all-packs']) return () => [...packs]
  const keys = values.pack?.split(',') ?? []
  const unknown = keys.filter((key) => !packs.some((pack) => pack.key === key))
  if (unknown.length > 0) throw new Error(`没有这样的规则包：${unknown.join('、')}。可以用的有：${packs.map(({ key }) => key).join('、')}。`)
  return (title) => [...new Set([...packsFor(packs, title), ...packs.filter(({ key }) => keys.includes(key))])]
}

function checkFile(file: string, packsOf: (title: string) => PlanPack[]): Row {
  const read = readFile(file)
  if (read.kind === 'unreadable') {
    console.log(`方案体检：${path.basename(file)}\n不能用，请先改正：\n${read.problems.map((problem) => `  ${problem}`).join('\n')}\n`)
    return { file, counts: null }
  }
  const findings = checkPlan(read.plan, { packs: packsOf(read.plan.title), calendar: null, publishedOn: null })
  const report = checkReportOf(read.plan.title, findings, new Date().toISOString())
  console.log(`${reportText(report, { all: values.all })}\n`)
  return { file, counts: report }
}

function readFile(file: string) {
  if (!fs.existsSync(file)) return { kind: 'unreadable', problems: ['没有这个文件。'] } as const
  const read = readPlanText(fs.readFileSync(file, 'utf8'))
  return read.kind === 'plan' ? read : ({ kind: 'unreadable', problems: read.problems.map(problemWords) } as const)
}

function printTable(rows: readonly Row[]): void {
  console.log('必须改正  提醒  通过  文件')
  for (const { file, counts } of rows) {
    const [blocks, warns, passes] = counts ? [counts.blocks, counts.warns, counts.passes] : ['不能用', '', '']
    console.log(`${cell(blocks, 8)}  ${cell(warns, 4)}  ${cell(passes, 4)}  ${path.basename(file)}`)
  }
}

// A Chinese character is two columns wide.
const widthOf = (text: string) => [...text].reduce((width, each) => width + (each > '\u2e80' ? 2 : 1), 0)
const cell = (value: string | number, width: number) => `${' '.repeat(Math.max(0, width - widthOf(String(value))))}${value}`

const allPlans = () =>
  fs
    .readdirSync(plansFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(plansFolder, name))

try {
  if (positionals.length === 0) console.log(`问卷范本：${readSurveyTemplates(plansFolder).map(({ name }) => name).join('、')}，都能用。\n`)
  const packsOf = chosenPacks(readPacks(plansFolder))
  const rows = (positionals.length > 0 ? positionals : allPlans()).map((file) => checkFile(file, packsOf))
  printTable(rows)
  process.exitCode = rows.some(({ counts }) => counts === null || counts.blocks > 0) ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
