import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { HomeworkTable, Ratio } from 'cloud/contract/plan-texts'
import { activeTable } from 'cloud/rules/homework'
import { differsFromPrinted, ratioValue } from 'cloud/rules/score'
import { gradesWords } from '@/wording/grades'
import { lines, type PlanFact, type PlanPart } from './plan-view'

/** Published numbers and limits of homework (FR-104; R-048, R-050). */
export const figureParts = (plan: SchoolPlan): PlanPart[] => [...homeworkParts(plan), { title: '公布的数字', facts: [...ratioFacts(plan), ...figureFacts(plan)] }]

function homeworkParts({ homework }: SchoolPlan): PlanPart[] {
  const active = activeTable(homework)
  if (!homework || !active) return []
  const others = homework.tables.filter((table) => table !== active)
  return [
    { title: '作业要求', facts: [...limitFacts(active), { name: '出自', says: active.name }] },
    ...others.map((table) => ({ title: `作业要求：${table.name}（没有采用）`, facts: limitFacts(table) })),
  ]
}

const limitFacts = ({ limits }: HomeworkTable): PlanFact[] => limits.map((limit) => ({ name: gradesWords(limit.grades), says: limitLines(limit) }))

function limitLines({ mostMinutes, finishedPercent, text }: HomeworkTable['limits'][number]): string[] | null {
  const most = mostMinutes === null ? [] : [mostMinutes === 0 ? '不布置书面作业' : `每天不超过 ${mostMinutes} 分钟`]
  const said = [...most, ...(finishedPercent === null ? [] : [`至少 ${finishedPercent}% 在校内完成`])]
  return lines(said.some((words) => words.includes(text)) ? said : [...said, text])
}

const figureFacts = ({ figures }: SchoolPlan): PlanFact[] =>
  figures.map(({ name, value, unit, note }) => {
    if (value === null && note === null) return { name, says: null }
    return { name, says: `${value === null ? '未公布' : withUnit(numberWords(value), unit)}${note ? `（${note}）` : ''}` }
  })

/** The number that a source printed, and ours beside it where the two differ (R-048, S17). */
function ratioFacts({ ratios, figures }: SchoolPlan): PlanFact[] {
  const valueOf = (key: string) => figures.find((figure) => figure.key === key)?.value ?? null
  return ratios.map(({ name, kind, part, of, unit, printed }) => {
    const value = ratioValue(kind, valueOf(part), valueOf(of))
    const words = (number: number) => withUnit(numberWords(number), unit)
    const ours = value === null ? null : words(rounded(kind, value))
    if (printed === null) return { name, says: ours && `${ours}（按公布的数字计算）` }
    if (value === null || !differsFromPrinted(printed, value)) return { name, says: words(printed) }
    return { name, says: `公布为 ${words(printed)}，按数字计算为 ${ours}` }
  })
}

/** A sum for each head is cut off at the fen, so that all of them together never come to more than there was (S17: 119.94). */
function rounded(kind: Ratio['kind'], value: number): number {
  if (kind === 'perUnit') return Math.floor(value * 100) / 100
  return kind === 'whole' ? Math.round(value) : Number(value.toFixed(1))
}

const numberWords = (value: number) => (value >= 10_000 && value % 1_000 === 0 ? `${value / 10_000} 万` : String(value))
const withUnit = (number: string, unit: string) => (unit === '' || unit === '%' || number.endsWith('万') ? `${number}${unit}` : `${number} ${unit}`)
