import fs from 'node:fs'
import path from 'node:path'
import type { SchoolPlan } from '../cloud/contract/plan-document'
import { readPlanText } from '../cloud/plan-file'
import { readPacks } from '../cloud/plan-library'
import { checkReportOf } from '../cloud/plan-report'
import { serviceDates, type Calendar } from '../cloud/rules/calendar'
import { checkPlan } from '../cloud/rules/plan-check'
import { gradesOf, isOffered, isThereOn, weekOfGrade } from '../cloud/rules/timetable'

/*
 * `npm run bench:plans`: reading plans from YAML, checking them with all packs, and deriving a term's service dates and
 * every grade's week, for 1, 10, 100 and 1,000 schools. Everything is measured in one run, since only ratios hold from
 * machine to machine: `Growth` is how many times as long a plan takes among a thousand schools as where there is one.
 * All schools follow the scheme of S19, so that only their number grows; `nineteen` is the mean of all schemes.
 */

const folder = path.resolve(__dirname, '../plans')
const sizes = [1, 10, 100, 1000]
const leastMilliseconds = 400

const term: Calendar = {
  startsOn: '2026-09-01',
  endsOn: '2027-01-22',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2027-01-01'].map((date) => ({ date, name: '节假日' })),
  makeUpDays: [{ date: '2026-10-10', name: '国庆节调休', follows: 5 }],
  openings: [{ holiday: 'winter', name: '寒假开放', startsOn: '2027-01-25', endsOn: '2027-01-29' }],
}

const texts = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))

function planOf(text: string): SchoolPlan {
  const read = readPlanText(text)
  if (read.kind === 'unreadable') throw new Error(read.problems[0]?.message)
  return read.plan
}

const schemes = texts.map(planOf)
const s19Text = texts[schemes.findIndex(({ scheme }) => scheme === 'S19')] as string
const packs = readPacks(folder)
const nation = packs.filter(({ kind }) => kind === 'national')
const titled = (index: number) => s19Text.replace(/^title: .*/m, `title: 第 ${index + 1} 所学校`)
/** Schools with plans of their own, so that nothing can be remembered from the last. */
const schools = Array.from({ length: Math.max(...sizes) }, (_, index) => ({ text: titled(index), plan: planOf(titled(index)) }))
type School = (typeof schools)[number]

const context = { calendar: term, publishedOn: '2026-08-20' }

const jobs: Record<string, (school: School) => number> = {
  load: ({ text }) => planOf(text).services.length,
  check: ({ plan }) => checkPlan(plan, { packs: nation, ...context }).length,
  checkAllPacks: ({ plan }) => checkPlan(plan, { packs, ...context }).length,
  report: ({ plan }) => checkReportOf(plan.title, checkPlan(plan, { packs: nation, ...context }), '2026-08-20T08:00:00+08:00').warns,
  sessions: ({ plan }) => {
    const dates = plan.services.map((service) => serviceDates(term, service))
    const stays = gradesOf(plan).map((grade) => plan.services.map((service, at) => (isOffered(plan, service, grade) ? (dates[at] ?? []).filter(({ weekday }) => isThereOn(service, grade, weekday)).length : 0)))
    return stays.flat().reduce((sum, each) => sum + each, 0) + gradesOf(plan).reduce((sum, grade) => sum + weekOfGrade(plan, grade).length, 0)
  },
}

let kept = 0

/** Plans a second over so many schools: again and again until the clock has something to measure. */
function perSecond(work: (school: School) => number, of: readonly School[]): number {
  const started = performance.now()
  let done = 0
  while (performance.now() - started < leastMilliseconds) {
    for (const school of of) kept += work(school)
    done += of.length
  }
  return done / ((performance.now() - started) / 1000)
}

const result: Record<string, number> = {}
for (const [name, work] of Object.entries(jobs)) {
  // Once beforehand, so that the first size does not pay for warming up.
  perSecond(work, schools)
  const rates = sizes.map((size) => perSecond(work, schools.slice(0, size)))
  const nineteen = perSecond(work, schemes.map((plan, index) => ({ plan, text: texts[index] as string })))
  console.log(`${name}: ${sizes.map((size, at) => `${size} schools ${(rates[at] as number).toFixed(0)} plans/s`).join(', ')}; nineteen schemes ${nineteen.toFixed(0)} plans/s, ${(1000 / nineteen).toFixed(3)} ms each`)
  result[`${name}PerSecond`] = Math.round(rates.at(-1) as number)
  result[`${name}Growth`] = Number(((rates[0] as number) / (rates.at(-1) as number)).toFixed(3))
}
if (kept === 0) throw new Error('nothing was found in any plan')
result.checkToLoad = Number(((result.checkPerSecond as number) / (result.loadPerSecond as number)).toFixed(3))
console.log(JSON.stringify(result))
