import type { CheckReport } from './contract/plan-check'
import type { SchoolPlan } from './contract/plan-document'
import type { PlanProblem, PlanStatus } from './contract/plan-office'
import type { Context } from './handling'
import { readPlanDocument } from './plan-file'
import { checkReportOf } from './plan-report'
import { shanghaiDate } from './rules/dates'
import { checkPlan, packsFor } from './rules/plan-check'
import { currentTerm, findSchool } from './store/school'

export const isDraft = ({ status }: { status: PlanStatus }) => status === 'draft' || status === 'checked'

/** What is missing or wrong in a document as it was saved. */
export function problemsOf(document: unknown): PlanProblem[] {
  const read = readPlanDocument(document)
  return read.kind === 'plan' ? [] : storableProblems(read.problems)
}

// A document that is no plan at all may have thousands of problems; nobody mends more than these at once.
const mostProblems = 100
const storable = (text: string) => text.replace(/[\u0000]|[\ud800-\udfff]/gu, '�')

/** Problems as an answer may hold them: they quote what was written, and answers are kept for a retry. */
export const storableProblems = (problems: readonly PlanProblem[]): PlanProblem[] =>
  problems.slice(0, mostProblems).map(({ path, field, message, line }) => ({ path: storable(path), field: storable(field), message: storable(message), line }))

/** The plan check of one version, by the packs of the nation and of where the school is (FR-007). */
export async function reportOn({ db, schoolId, now, library }: Context, plan: SchoolPlan, publishedAt: string | null): Promise<CheckReport> {
  const [school, calendar] = [await findSchool(db, schoolId), await currentTerm(db, schoolId)]
  const publishedOn = shanghaiDate(publishedAt === null ? now : new Date(publishedAt))
  return checkReportOf(plan.title, checkPlan(plan, { packs: packsFor(library().packs, school.region), calendar, publishedOn }), now.toISOString())
}
