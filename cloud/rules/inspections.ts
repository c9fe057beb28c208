import type { InspectionLog, PlannedInspection } from '../contract/oversight'
import type { SchoolPlan } from '../contract/plan-document'
import { addDays } from './dates'
import { daysBetween, wholeMonths, type Period } from './periods'

export type InspectionStage = SchoolPlan['inspections'][number]['stage']

interface TermDates {
  startsOn: string
  endsOn: string
}

/**
 * When the inspections of a stage are expected (R-063; S11 early, mid-term and annual, S18 monthly). No scheme names
 * dates: early is read as the term's first third and mid-term as its second; annual is the school year, to the 31st of
 * August; regular and random ones are expected at no time that anyone named.
 */
export function inspectionPeriods(stage: InspectionStage, term: TermDates): Period[] {
  const third = (part: number) => addDays(term.startsOn, Math.floor(((daysBetween(term.startsOn, term.endsOn) + 1) * part) / 3))
  switch (stage) {
    case 'early':
      return [{ from: term.startsOn, to: addDays(third(1), -1) }]
    case 'midTerm':
      return [{ from: third(1), to: addDays(third(2), -1) }]
    case 'annual':
      return [{ from: term.startsOn, to: schoolYearEnd(term.startsOn) }]
    case 'monthly':
      return wholeMonths(term)
    case 'regular':
    case 'random':
      return []
  }
}

function schoolYearEnd(date: string): string {
  const year = Number(date.slice(0, 4))
  return `${date.slice(5) < '08' ? year : year + 1}-08-31`
}

/**
 * Inspections whose time has passed without one being logged. `logged` are the dates of those done at this stage:
 * one that came early or late in the term was done all the same, but a month's does not stand for another month.
 */
export function overdueInspections(stage: InspectionStage, term: TermDates, logged: readonly string[], today: string): Period[] {
  return inspectionPeriods(stage, term).filter((period) => period.to < today && !isInspected(stage, period, term, logged, today))
}

function isInspected(stage: InspectionStage, { from, to }: Period, term: TermDates, logged: readonly string[], today: string): boolean {
  return logged.some((date) => (stage === 'monthly' ? date >= from && date <= to : date >= term.startsOn && date <= today))
}

export interface LoggedInspection {
  stage: InspectionStage
  name: string
  inspectedOn: string
}

/**
 * How the plan's inspections stand on a day, in the plan's order. Of a stage that the plan has once, every one
 * logged counts, whatever it was called; of a stage that it has several times, the one of that name.
 */
export function inspectionStanding(planned: SchoolPlan['inspections'], term: TermDates, logged: readonly LoggedInspection[], today: string): PlannedInspection[] {
  return planned.map(({ stage, name }) => {
    const several = planned.filter((each) => each.stage === stage).length > 1
    const dates = logged.filter((each) => each.stage === stage && (!several || each.name === name)).map(({ inspectedOn }) => inspectedOn)
    const overdue = overdueInspections(stage, term, dates, today)
    const stateOf = (period: Period) => {
      if (isInspected(stage, period, term, dates, today)) return 'done'
      if (overdue.some(({ from }) => from === period.from)) return 'overdue'
      return period.from <= today ? 'due' : 'coming'
    }
    return { stage, name, periods: inspectionPeriods(stage, term).map(({ from, to }) => ({ from, to, state: stateOf({ from, to }) })) }
  })
}

/** How what was to be put right stands; the day that it is asked by is still in time. */
export function rectifyState({ rectifyBy, answeredAt, settledAt }: { rectifyBy: string | null; answeredAt: string | null; settledAt: string | null }, today: string): InspectionLog['state'] {
  if (rectifyBy === null) return 'none'
  if (settledAt !== null) return 'settled'
  if (answeredAt !== null) return 'answered'
  return rectifyBy < today ? 'late' : 'asked'
}
