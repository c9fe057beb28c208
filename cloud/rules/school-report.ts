import { fewestReported, type ChildCount, type PlannedInspection, type ReportContent, type ReportTotals, type SchoolReport, type StatedRatio } from '../contract/oversight'
import type { SchoolPlan } from '../contract/plan-document'
import type { SurveyForm, SurveyQuestion } from '../contract/survey-form'
import { differsFromPrinted, ratioValue } from './score'
import type { SurveyCount } from './survey-count'

/** A number of children as the bureau may read it: nothing of one to seven. Null stays no data. */
export const reportedCount = (children: number | null): ChildCount => (children !== null && children > 0 && children < fewestReported ? 'few' : children)

const numberOf = (count: ChildCount): number | null => (count === 'few' ? null : count)

export interface ReportFacts {
  termName: string
  /** Children of the plan's grades; null where there is none on the register. */
  eligible: number | null
  /** Null where nobody has had a seat in this term. */
  participants: number | null
  staff: number | null
  /** Of so many children's accounts; null where there are none. */
  money: { children: number; chargedFen: number; receivedFen: number } | null
  satisfaction: ReportContent['satisfaction']
  complaints: ReportContent['complaints']
  planned: readonly PlannedInspection[]
  /** Rectifications past their day without an answer. */
  late: number
}

/** What of a school's facts goes to the bureau (FR-091): totals only, and none that speaks of fewer than 8 children. */
export function reportOf({ eligible, participants, money, planned, late, ...facts }: ReportFacts): ReportContent {
  const [all, joined] = [reportedCount(eligible), reportedCount(participants)]
  const stated = money !== null && money.children >= fewestReported && joined !== 'few' ? money : null
  const periods = planned.flatMap((each) => each.periods)
  const inState = (state: (typeof periods)[number]['state']) => periods.filter((period) => period.state === state).length
  return {
    ...facts,
    eligible: all,
    participants: joined,
    coveragePercent: ratioValue('percent', numberOf(joined), numberOf(all)),
    chargedFen: stated?.chargedFen ?? null,
    receivedFen: stated?.receivedFen ?? null,
    inspections: { done: inState('done'), due: inState('due'), overdue: inState('overdue'), late },
  }
}

type Asked = Extract<SurveyQuestion, { kind: 'scale' | 'single' }>

/**
 * The share of the two best options of a satisfaction survey, of the first question about the service itself that asks
 * for satisfaction: a scale, or one choice whose labels say 满意. Null where none was asked, or fewer than the least answered.
 */
export function satisfactionOf(form: SurveyForm, counts: readonly SurveyCount[]): Pick<NonNullable<ReportContent['satisfaction']>, 'percent' | 'base' | 'question'> | null {
  for (const { key, about, audience, questions } of form.sections) {
    if (about !== 'service' || audience === 'nonParticipants') continue
    for (const question of questions) {
      const best = bestOptions(question)
      const own = counts.filter((count) => count.part === 'all' && count.section === key && count.question === question.key && count.rowKey === '')
      const base = own.find(({ option }) => option === '')?.count ?? 0
      if (best === null || base < fewestReported) continue
      const satisfied = own.filter(({ option }) => best.includes(option)).reduce((sum, { count }) => sum + count, 0)
      return { percent: (satisfied * 100) / base, base, question: question.title }
    }
  }
  return null
}

function bestOptions(question: SurveyQuestion): string[] | null {
  const isAsked = (each: SurveyQuestion): each is Asked => each.kind === 'scale' || (each.kind === 'single' && each.options.filter(({ label }) => label.includes('满意')).length >= 2)
  if (!isAsked(question)) return null
  if (question.kind === 'scale') return [String(question.to), String(question.to - 1)]
  const { options } = question
  // Some forms begin with the worst.
  const bestFirst = options[0]?.label.startsWith('不') || options[0]?.label.startsWith('非常不') || options[0]?.label.startsWith('很不') ? [...options].reverse() : options
  return bestFirst.slice(0, 2).map(({ key }) => key)
}

/** Every ratio that a plan states, as its figures make it, beside what its source printed: 4/3 is 133.3, 4/53 is 7.5 though S17 printed 9. */
export function statedRatios({ ratios, figures }: Pick<SchoolPlan, 'ratios' | 'figures'>): StatedRatio[] {
  const valueOf = (key: string) => figures.find((figure) => figure.key === key)?.value ?? null
  return ratios.map(({ name, kind, part, of, unit, printed }) => {
    const value = ratioValue(kind, valueOf(part), valueOf(of))
    return { name, kind, unit, value, printed, differs: value !== null && printed !== null && differsFromPrinted(printed, value) }
  })
}

type Sum = ReportTotals['eligible']

/** What all schools come to. A school that states no figure adds nothing to it and is not counted beside it. */
export function reportTotals(reports: readonly Pick<SchoolReport, 'content'>[]): ReportTotals {
  const contents = reports.flatMap(({ content }) => (content === null ? [] : [content]))
  const sum = (figure: (content: ReportContent) => number | null): Sum => {
    const stated = contents.map(figure).filter((value) => value !== null)
    return stated.length === 0 ? null : { value: stated.reduce((total, value) => total + value, 0), schools: stated.length }
  }
  // Coverage is of the schools that state both, else one school's children would be held against another's seats.
  const covered = contents.filter(({ coveragePercent }) => coveragePercent !== null)
  const of = (figure: 'eligible' | 'participants') => covered.reduce((total, content) => total + (numberOf(content[figure]) ?? 0), 0)
  const percent = ratioValue('percent', of('participants'), of('eligible'))
  const asked = contents.flatMap(({ satisfaction }) => satisfaction ?? [])
  const base = asked.reduce((total, each) => total + each.base, 0)
  return {
    schools: reports.length,
    withData: contents.length,
    eligible: sum(({ eligible }) => numberOf(eligible)),
    participants: sum(({ participants }) => numberOf(participants)),
    coveragePercent: percent === null ? null : { value: percent, schools: covered.length },
    staff: sum(({ staff }) => staff),
    chargedFen: sum(({ chargedFen }) => chargedFen),
    receivedFen: sum(({ receivedFen }) => receivedFen),
    satisfactionPercent: base === 0 ? null : { value: asked.reduce((total, each) => total + each.percent * each.base, 0) / base, schools: asked.length, base },
    complaintsFiled: sum(({ complaints }) => complaints.filed),
    complaintsOpen: sum(({ complaints }) => complaints.open),
    inspectionsOverdue: sum(({ inspections }) => inspections.overdue),
  }
}
