import * as z from 'zod/mini'
import type { CheckReport } from './contract/plan-check'
import { schoolPlan, type SchoolPlan } from './contract/plan-document'
import type { PlanProblem, PlanStatus } from './contract/plan-office'
import type { Context } from './handling'
import { readPlanDocument, type ReadPlan } from './plan-file'
import { checkReportOf } from './plan-report'
import { shanghaiDate } from './rules/dates'
import { checkPlan, packsFor } from './rules/plan-check'
import { currentTerm, findSchool } from './store/school'

export const isDraft = ({ status }: { status: PlanStatus }) => status === 'draft' || status === 'checked'

/** A document as it was saved or sent: a plan, or problems that can be shown and kept. */
export function readVersion(document: unknown): ReadPlan {
  if (isNoPlan(document)) return { kind: 'unreadable', problems: [{ path: '', field: '方案', message: `有 ${mostProblems} 处以上对不上，不像是一份方案，请换一份。`, line: null }] }
  const read = readPlanDocument(document)
  return read.kind === 'plan' ? read : { kind: 'unreadable', problems: storableProblems(read.problems) }
}

/** What is missing or wrong in a document as it was saved. */
export function problemsOf(document: unknown): PlanProblem[] {
  const read = readVersion(document)
  return read.kind === 'plan' ? [] : read.problems
}

// Explaining a wrong place takes some time, and nobody mends more of them at once than this.
const mostProblems = 200

/** Whether so much is wrong that telling it all would only hold up everyone else. */
export function isNoPlan(document: unknown): boolean {
  const parsed = z.safeParse(schoolPlan, document)
  const wrong = parsed.error?.issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0) ?? 0
  return wrong > mostProblems
}

const storable = (text: string) => text.replace(/[\u0000]|[\ud800-\udfff]/gu, '�')

/** Problems as an answer may hold them: they quote what was written, and answers are kept for a retry. */
export const storableProblems = (problems: readonly PlanProblem[]): PlanProblem[] =>
  problems.map(({ path, field, message, line }) => ({ path: storable(path), field: storable(field), message: storable(message), line }))

/** The plan check of one version, by the packs of the nation and of where the school is (FR-007). */
export async function reportOn({ db, schoolId, now, library }: Context, plan: SchoolPlan, publishedAt: string | null): Promise<CheckReport> {
  const [school, calendar] = [await findSchool(db, schoolId), await currentTerm(db, schoolId)]
  const publishedOn = shanghaiDate(publishedAt === null ? now : new Date(publishedAt))
  return checkReportOf(plan.title, checkPlan(plan, { packs: packsFor(library().packs, school.region), calendar, publishedOn }), now.toISOString())
}
