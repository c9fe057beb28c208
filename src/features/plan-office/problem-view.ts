import type { PlanProblem } from 'cloud/contract/plan-office'
import type { Path } from './document-edit'
import { sectionAt } from './sections'

/** The keys of a path as the API writes it: services.0.fees.1.amountFen. */
export const pathOf = (written: string): Path => (written === '' ? [] : written.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)))

const startsWith = (path: Path, start: Path) => start.every((key, index) => path[index] === key)

/** Where a place of the document can be scrolled to. */
export const placeId = (path: Path) => `place-${path.join('-')}`

/** What is wrong at a place itself; with what lies in it where the form draws the whole of it as one field. */
export function problemAt(problems: readonly PlanProblem[], path: Path, whole: boolean): string | null {
  const found = problems.filter((problem) => {
    const at = pathOf(problem.path)
    return startsWith(at, path) && (whole || at.length === path.length)
  })
  return found.length > 0 ? found.map(({ message }) => message).join('；') : null
}

export const countWithin = (problems: readonly PlanProblem[], path: Path) => problems.filter((problem) => startsWith(pathOf(problem.path), path)).length

export const countInSection = (problems: readonly PlanProblem[], key: string) => problems.filter((problem) => sectionAt(pathOf(problem.path)) === key).length

export const isWithin = (target: Path | null, path: Path) => target !== null && target.length >= path.length && startsWith(target, path)

/** 第 12 行 “星期”：应为列表。 The line is told only of a text that has lines. */
export const problemWords = ({ line, field, message }: PlanProblem) => `${line === null ? '' : `第 ${line} 行，`}“${field}”：${message}`
