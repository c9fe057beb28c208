import type { CheckReport } from './contract/plan-check'
import type { SchoolPlan } from './contract/plan-document'
import type { PlanProblem, PlanStatus } from './contract/plan-office'
import type { Context } from './handling'
import { readPlanDocument, unreadableAsWhole, type ReadPlan } from './plan-file'
import { checkReportOf } from './plan-report'
import { shanghaiDate } from './rules/dates'
import { checkPlan, packsFor } from './rules/plan-check'
import { currentTerm, findSchool } from './store/school'

export const isDraft = ({ status }: { status: PlanStatus }) => status === 'draft' || status === 'checked'

/** A document as it was saved or sent: a plan, or problems that can be shown and kept. */
export const readVersion = (document: unknown): ReadPlan => refusedUnread(document) ?? sendable(readPlanDocument(document))

/** What is missing or wrong in a document as it was saved. */
export function problemsOf(document: unknown): PlanProblem[] {
  const read = readVersion(document)
  return read.kind === 'plan' ? [] : read.problems
}

// A plan travels to phones in one reply of 100 KB at most, beside its term's calendar or beside what is wrong in it.
const mostPlanBytes = 72_000
const mostProblemBytes = 24_000

const tooLarge = unreadableAsWhole('方案太长，手机一次收不下。请精简文字，或者删去用不到的课程、条款和说明。')

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')

/** Why a document is not looked at more closely: it is too large for a plan. */
export const refusedUnread = (document: unknown): ReadPlan | null => (bytesOf(document) > mostPlanBytes ? tooLarge : null)

/** What was read, as an answer can hold it: a plan that is not too large, or as many of its problems as there is room for. */
export function sendable(read: ReadPlan): ReadPlan {
  // What the schema fills in counts too.
  if (read.kind === 'plan') return bytesOf(read.plan) > mostPlanBytes ? tooLarge : read
  let room = mostProblemBytes
  return { kind: 'unreadable', problems: read.problems.map(storable).filter((problem) => (room -= bytesOf(problem)) > 0) }
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text).replace(/[\u0000]|[\ud800-\udfff]/gu, '�')

/** A problem quotes what was written, and answers are kept for a retry: whatever it was, it is short and can be stored. */
const storable = ({ path, field, message, line }: PlanProblem): PlanProblem => ({ path: shortened(path, 300), field: shortened(field, 100), message: shortened(message, 500), line })

// Blocks stand first, so what is left out is of the least weight; the counts are of all.
const mostFindings = 120

/** The plan check of one version, by the packs of the nation and of where the school is (FR-007). */
export async function reportOn({ db, schoolId, now, library }: Context, plan: SchoolPlan, publishedAt: string | null): Promise<CheckReport> {
  const [school, calendar] = [await findSchool(db, schoolId), await currentTerm(db, schoolId)]
  const publishedOn = shanghaiDate(publishedAt === null ? now : new Date(publishedAt))
  const report = checkReportOf(plan.title, checkPlan(plan, { packs: packsFor(library().packs, school.region), calendar, publishedOn }), now.toISOString())
  return { ...report, findings: report.findings.slice(0, mostFindings) }
}
