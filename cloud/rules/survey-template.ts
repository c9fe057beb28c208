import type { SurveySchedule } from '../contract/plan-texts'
import type { SurveyTemplate } from '../contract/survey-template'

/** The template that a plan's schedule starts from: one of its kind that is made for that time, or the first of its kind; null where there is none. */
export function templateFor(templates: readonly SurveyTemplate[], { kind, when }: Pick<SurveySchedule, 'kind' | 'when'>): SurveyTemplate | null {
  const ofKind = templates.filter((template) => template.kind === kind)
  return ofKind.find((template) => when !== null && template.when.includes(when)) ?? ofKind[0] ?? null
}
