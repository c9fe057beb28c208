import * as z from 'zod/mini'
import { operation } from './operation'
import { date, freeText, id, instant, nothing, offset, pageEnd, schoolId, text } from './values'

/** Children that a number about them must speak of before the bureau reads it (decision: none below 8). */
export const fewestReported = 8

/** A number of children; `few` where it is 1 to 7; null where the school has no data of it, which is never a zero. */
const childCount = z.nullable(z.union([z.int(), z.literal('few')]))
export type ChildCount = z.infer<typeof childCount>

/** Of a satisfaction survey's valid answers: the share of the two best options, in percent, with what was asked. */
export const reportedSatisfaction = z.object({ percent: z.number(), base: z.int(), question: z.string(), survey: z.string(), closedOn: date })

/** Totals of one school in its current term (FR-091; S1, S11, S17, S18). */
export const reportContent = z.object({
  termName: z.string(),
  /** Children of the grades that the plan is for, and those with a seat of the term. */
  eligible: childCount,
  participants: childCount,
  /** Participants of every hundred eligible; null where either is not a number. */
  coveragePercent: z.nullable(z.number()),
  /** Staff who look after groups or teach courses of the term; null where nobody is arranged. */
  staff: z.nullable(z.int()),
  /** Of children's accounts, in fen: charged after relief and returns, and received; null where there are none or of fewer than 8. */
  chargedFen: z.nullable(z.int()),
  receivedFen: z.nullable(z.int()),
  satisfaction: z.nullable(reportedSatisfaction),
  /** Filed with the school this term, and those of all terms that wait for an answer. What went to the bureau is not in it. */
  complaints: z.object({ filed: z.int(), open: z.int() }),
  /** Stages of the plan: done, due now, overdue; and what was to be put right by now and is not answered. */
  inspections: z.object({ done: z.int(), due: z.int(), overdue: z.int(), late: z.int() }),
})
export type ReportContent = z.infer<typeof reportContent>

/** `content` is null where the school has no term, no published plan or no snapshot yet: no data, never zeros. */
export const schoolReport = z.object({ schoolId, name: z.string(), region: z.string(), madeAt: z.nullable(instant), content: z.nullable(reportContent) })
export type SchoolReport = z.infer<typeof schoolReport>

/** Sums over the schools that state a figure; `schools` beside each says of how many. Null where none does. */
const sum = z.nullable(z.object({ value: z.number(), schools: z.int() }))
export const reportTotals = z.object({
  schools: z.int(),
  withData: z.int(),
  eligible: sum,
  participants: sum,
  coveragePercent: sum,
  staff: sum,
  chargedFen: sum,
  receivedFen: sum,
  /** Of all answers together, whichever question a school asked. */
  satisfactionPercent: z.nullable(z.object({ value: z.number(), schools: z.int(), base: z.int() })),
  complaintsFiled: sum,
  complaintsOpen: sum,
  inspectionsOverdue: sum,
})
export type ReportTotals = z.infer<typeof reportTotals>

/** Every school that the caller looks after, from its snapshot; page by page, with the totals of all (FR-091). */
export const readBureauReport = operation({
  name: 'readBureauReport',
  kind: 'read',
  withoutSchool: true,
  oversight: true,
  roles: ['bureau'],
  input: z.object({ offset }),
  output: z.object({ schools: z.array(schoolReport), totals: reportTotals, ...pageEnd }),
  refusals: [],
})

/** The same for all schools as an Excel file. */
export const exportBureauReport = operation({
  name: 'exportBureauReport',
  kind: 'read',
  withoutSchool: true,
  oversight: true,
  roles: ['bureau'],
  input: nothing,
  output: z.object({ fileName: z.string(), base64: z.string() }),
  refusals: [],
})

/** A ratio of two stated figures as computed, beside what the source printed (R-048; S16, S17, S18). */
export const statedRatio = z.object({ name: z.string(), kind: z.enum(['percent', 'growth', 'perUnit', 'whole']), unit: z.string(), value: z.nullable(z.number()), printed: z.nullable(z.number()), differs: z.boolean() })
export type StatedRatio = z.infer<typeof statedRatio>

/** One school: its snapshot, its plan's own ratios, and how many complaints went straight to the bureau, which no snapshot holds. */
export const readSchoolReport = operation({
  name: 'readSchoolReport',
  kind: 'read',
  sealed: true,
  oversight: true,
  roles: ['bureau'],
  input: nothing,
  output: z.object({ report: schoolReport, ratios: z.array(statedRatio), toBureau: z.object({ filed: z.int(), open: z.int() }) }),
  refusals: [],
})

export const inspectionStage = z.enum(['early', 'midTerm', 'annual', 'monthly', 'regular', 'random'])

/** `late`: it was to be put right by a day that is over, and the school has not answered. */
export const rectifyState = z.enum(['none', 'asked', 'late', 'answered', 'settled'])

export const inspectionLog = z.object({
  inspectionId: id,
  stage: inspectionStage,
  name: z.string(),
  inspectedOn: date,
  findings: z.string(),
  rectify: z.nullable(z.string()),
  rectifyBy: z.nullable(date),
  answer: z.nullable(z.string()),
  answeredAt: z.nullable(instant),
  state: rectifyState,
})
export type InspectionLog = z.infer<typeof inspectionLog>

/** What the plan expects: one row a stage, with the times that the rule derives from the term. */
export const plannedInspection = z.object({
  stage: inspectionStage,
  name: z.string(),
  periods: z.array(z.object({ from: date, to: date, state: z.enum(['done', 'due', 'overdue', 'coming']) })),
})
export type PlannedInspection = z.infer<typeof plannedInspection>

/** What is expected of inspections at a school and what was logged this term, newest first (FR-092). */
export const listInspections = operation({
  name: 'listInspections',
  kind: 'read',
  roles: ['bureau', 'schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    schoolName: z.string(),
    today: date,
    /** Null where no plan is published: nothing is known to be expected. */
    planned: z.nullable(z.array(plannedInspection)),
    inspections: z.array(inspectionLog),
    isBureau: z.boolean(),
    ...pageEnd,
  }),
  refusals: [],
})

/** Logs an inspection that was held, with what the school must put right (FR-092; S11, S18). Once logged it stays as it is. */
export const logInspection = operation({
  name: 'logInspection',
  kind: 'write',
  oversight: true,
  roles: ['bureau'],
  input: z.object({ stage: inspectionStage, name: text(60), inspectedOn: date, findings: text(800), rectify: z.nullable(text(400)), rectifyBy: z.nullable(date) }),
  output: z.object({ inspectionId: id }),
  refusals: ['plan_not_published', 'inspection_date_wrong', 'rectify_date_wrong'],
})

/** The school's one answer: how it was put right. */
export const answerInspection = operation({
  name: 'answerInspection',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ inspectionId: id, answer: text(500) }),
  output: z.object({ inspectionId: id }),
  refusals: ['inspection_unknown', 'inspection_nothing_asked', 'inspection_answered'],
})

/** The bureau finds it put right. Where it is not, another inspection is logged. */
export const settleInspection = operation({
  name: 'settleInspection',
  kind: 'write',
  oversight: true,
  roles: ['bureau'],
  input: z.object({ inspectionId: id }),
  output: z.object({ inspectionId: id }),
  refusals: ['inspection_unknown', 'inspection_not_answered', 'inspection_settled'],
})

/** Cases that the bureau published to this school's families and staff, newest first (FR-093). */
export const listCases = operation({
  name: 'listCases',
  kind: 'read',
  roles: ['visitor'],
  input: z.object({ offset }),
  output: z.object({
    cases: z.array(z.object({ caseId: id, title: z.string(), about: z.string(), body: z.string(), publishedAt: instant })),
    /** Whether the caller is of the bureau, and may publish. */
    isBureau: z.boolean(),
    ...pageEnd,
  }),
  refusals: [],
})

/** Publishes a case to every school that the caller looks after; answers to how many. */
export const publishCase = operation({
  name: 'publishCase',
  kind: 'write',
  oversight: true,
  roles: ['bureau'],
  input: z.object({ title: text(40), about: freeText(60), body: text(1500) }),
  output: z.object({ caseId: id, schools: z.int() }),
  refusals: ['case_text_risky'],
})

/** Takes a case back in every school that the caller looks after. */
export const withdrawCase = operation({
  name: 'withdrawCase',
  kind: 'write',
  oversight: true,
  roles: ['bureau'],
  input: z.object({ caseId: id }),
  output: z.object({ caseId: id }),
  refusals: ['case_unknown'],
})
