import type { AgreementTemplate } from '../contract/plan-texts'

/** What a template's places are filled with; every value is finished Chinese text. */
export type AgreementFacts = Record<string, string>

export interface AgreementText {
  name: string
  templateVersion: string
  planVersion: number
  clauses: { title: string; text: string }[]
  confirmations: string[]
}

/**
 * Fills a template's `{{places}}` from plan, child and application. A place that nothing fills is shown as 未公布, since
 * a family must never sign over a blank. What a family wrote is put in as it is and never read as a place itself.
 */
export function fillAgreement(template: AgreementTemplate, planVersion: number, facts: AgreementFacts): AgreementText {
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, place: string) => (Object.hasOwn(facts, place) && facts[place]) || '未公布')
  return {
    name: template.name,
    templateVersion: template.version,
    planVersion,
    clauses: template.clauses.map(({ title, text }) => ({ title, text: fill(text) })),
    confirmations: template.confirmations.map(fill),
  }
}

/** The one form in which a text is hashed: same text, same string, on server and phone. */
export function canonicalText(text: AgreementText): string {
  const { name, templateVersion, planVersion, clauses, confirmations } = text
  return JSON.stringify([name, templateVersion, planVersion, clauses.map((clause) => [clause.title, clause.text]), confirmations])
}

/** A signature shorter than this, in thousandths of the pad's width over all strokes, is a dot or a slip. */
const shortestHandwriting = 300

/** The length of all strokes together, in thousandths of the pad's width. */
export function handwritingLength(strokes: readonly (readonly number[])[]): number {
  return strokes.reduce((sum, stroke) => sum + strokeLength(stroke), 0)
}

export const isTooSmall = (strokes: readonly (readonly number[])[]) => handwritingLength(strokes) < shortestHandwriting

function strokeLength(points: readonly number[]): number {
  let length = 0
  for (let at = 2; at + 1 < points.length; at += 2) {
    length += Math.hypot((points[at] as number) - (points[at - 2] as number), (points[at + 1] as number) - (points[at - 1] as number))
  }
  return length
}
