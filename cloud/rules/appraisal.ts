import type { SurveySchedule } from '../contract/plan-texts'
import type { SurveyForm } from '../contract/survey-form'
import { monthlyScore } from './score'

/** A line of a closed survey's counts of one course or teacher; an empty `option` counts the valid answers. */
export interface SubjectCount {
  section: string
  question: string
  option: string
  count: number
}

/** From 0 to 100, to two decimals; `valid` is how many families answered the question that fewest did. */
export interface SubjectScore {
  score: number
  valid: number
}

/**
 * What families think of one course or teacher, out of 100 (FR-084; ). Of each scale question the mean answer,
 * mapped in a straight line so that its lowest step is 0 and its highest 100; then the mean of these questions, each as
 * heavy as another. Other kinds of question add nothing. Null where no scale was counted, as in a group that is too small.
 */
export function subjectScore({ sections }: SurveyForm, about: 'courses' | 'teachers', counts: readonly SubjectCount[]): SubjectScore | null {
  const scales = sections.filter((section) => section.about === about).flatMap((section) =>
    section.questions.flatMap((question) => {
      if (question.kind !== 'scale') return []
      const steps = counts.filter((line) => line.section === section.key && line.question === question.key && line.option !== '' && line.count > 0)
      const valid = steps.reduce((sum, { count }) => sum + count, 0)
      if (valid === 0) return []
      const mean = steps.reduce((sum, { option, count }) => sum + Number(option) * count, 0) / valid
      return [{ valid, score: ((mean - question.from) * 100) / (question.to - question.from) }]
    }),
  )
  if (scales.length === 0) return null
  return { score: inHundredths(scales.reduce((sum, { score }) => sum + score, 0) / scales.length), valid: Math.min(...scales.map(({ valid }) => valid)) }
}

const inHundredths = (score: number) => Math.round(score * 100) / 100

/** What the plan appraises staff by each month (R-045, S18); empty where it does not say. */
export function appraisalDimensions(surveys: readonly Pick<SurveySchedule, 'kind' | 'when' | 'dimensions'>[]): string[] {
  const stated = surveys.find(({ kind, when, dimensions }) => dimensions.length > 0 && kind !== 'needs' && (when === 'monthly' || kind === 'appraisal'))
  return stated ? [...new Set(stated.dimensions)] : []
}

/** The month's score, equally over the plan's dimensions; null until every one has a score, never a mean of some. */
export function appraisalScore(dimensions: readonly string[], scores: readonly { dimension: string; score: number }[]): number | null {
  const stated = dimensions.map((dimension) => scores.find((each) => each.dimension === dimension)?.score)
  const score = stated.every((each) => each !== undefined) ? monthlyScore(stated as number[]) : null
  return score === null ? null : inHundredths(score)
}
