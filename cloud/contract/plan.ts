import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, date, fen, grade, id, instant, nothing, planKey, schoolId, sha256, text, weekday } from './values'

// Whatever a scheme does not state is null, is shown as 未公布, and is never guessed.
const stated = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema)

/** One stretch of a service's day for some grades: clock times in Asia/Shanghai. */
export const timeSlot = z.object({
  grades: z.array(grade).check(z.minLength(1)),
  startsAt: clockTime,
  endsAt: clockTime,
  activity: text(60),
})
export type TimeSlot = z.infer<typeof timeSlot>

/**
 * What a service costs. `basis` free means that no bill can exist; null that the standard is not issued.
 * `amountFen` is per `unit`; `authority` and `issuedOn` must be recorded before anything may be billed.
 */
export const feeRule = z.object({
  basis: stated(z.enum(['free', 'hour', 'lesson', 'term', 'month'])),
  amountFen: stated(fen),
  cycle: stated(z.enum(['month', 'term'])),
  capFen: stated(fen),
  authority: stated(text(120)),
  issuedOn: stated(date),
  payee: stated(text(60)),
})
export type FeeRule = z.infer<typeof feeRule>

/** One separately selectable service of the plan (FR-005). */
export const serviceOffering = z.object({
  key: planKey,
  kind: z.enum(['midday', 'afternoon', 'late', 'early', 'evening', 'weekend', 'holiday']),
  name: text(20),
  /** ISO weekdays on which it runs. */
  weekdays: z.array(weekday).check(z.minLength(1)),
  slots: z.array(timeSlot).check(z.minLength(1)),
  /** Minutes of one session that count for the fee, apart from the clock. */
  billableMinutes: stated(z.int().check(z.gte(0))),
  content: z.array(text(40)),
  manner: stated(text(200)),
  place: stated(text(120)),
  /** Lunch is a record of its own beside the service, never an item of its bill. */
  withLunch: z.boolean(),
  withCourses: z.boolean(),
  fee: feeRule,
})
export type ServiceOffering = z.infer<typeof serviceOffering>

/** The steps of the chain from application to seat, in the plan's own order. */
export const chainStep = z.enum([
  'student_request',
  'guardian_application',
  'class_review',
  'school_review',
  'committee_review',
  'notice',
  'agreement',
  'active',
])
export type ChainStep = z.infer<typeof chainStep>

export const agreementClause = z.object({ title: text(40), text: text(2000) })
/** A text the family signs. `{{name}}` places are filled from plan, child and application. */
export const agreementTemplate = z.object({
  key: planKey,
  name: text(40),
  version: text(20),
  clauses: z.array(agreementClause).check(z.minLength(1)),
  /** Statements the guardian ticks one by one before signing. */
  confirmations: z.array(text(200)).check(z.minLength(1)),
})
export type AgreementTemplate = z.infer<typeof agreementTemplate>

/** A school's whole scheme for a term, 一校一案: everything that code interprets and families read. */
export const schoolPlan = z.object({
  /** Which source row of the requirements it stands for, such as S19; null for a school's own. */
  scheme: stated(text(10)),
  title: text(60),
  modelTag: stated(text(40)),
  cycle: z.enum(['term']),
  audience: z.object({
    grades: z.array(grade).check(z.minLength(1)),
    /** Universal: no willing child is refused; conditional: a pick-up difficulty must be stated. */
    admission: stated(z.enum(['universal', 'conditional'])),
    text: text(300),
  }),
  services: z.array(serviceOffering).check(z.minLength(1)),
  chain: z.array(chainStep).check(z.minLength(2)),
  priorityGroups: z.array(z.object({ key: planKey, name: text(30) })),
  lunch: stated(z.object({ provider: stated(text(60)), price: stated(text(60)), payment: stated(text(200)), condition: stated(text(200)) })),
  waivers: z.array(z.object({ group: text(40), mode: z.enum(['free', 'reduced']), obligation: z.enum(['must', 'may']), basis: stated(text(80)) })),
  /** Method of a refund on exit; null leaves it to the school's finance office. */
  refund: stated(text(200)),
  exit: z.object({ written: stated(z.boolean()), approval: stated(z.boolean()), midTermJoin: stated(z.boolean()) }),
  insurance: stated(z.enum(['required', 'encouraged', 'school'])),
  /** Days the participant list stays public; null means that the office enters them when publishing. */
  noticeDays: stated(z.int().check(z.gte(1), z.lte(30))),
  staffing: z.object({
    pupilsPerTeacher: stated(z.int()),
    extraTeacherAbove: stated(z.int()),
    classesPerManager: stated(z.int()),
    extraManagerAbove: stated(z.int()),
    voluntary: stated(z.boolean()),
    payText: stated(text(120)),
  }),
  partners: stated(text(200)),
  safety: z.array(text(300)),
  pupilRecords: stated(text(200)),
  leaders: stated(text(200)),
  contact: stated(z.object({ name: text(40), phone: stated(text(30)) })),
  complaintPhone: stated(text(30)),
  /** Most courses one child may hold at once; null for no limit. */
  coursesPerChild: stated(z.int().check(z.gte(1))),
  letter: stated(z.object({ title: text(60), paragraphs: z.array(text(600)).check(z.minLength(1)) })),
  agreements: z.array(agreementTemplate),
})
export type SchoolPlan = z.infer<typeof schoolPlan>

/** A teaching term and its days off; dates in Asia/Shanghai, both ends included. */
export const term = z.object({
  termId: id,
  name: text(40),
  startsOn: date,
  endsOn: date,
  holidays: z.array(z.object({ date, name: text(20) })),
})
export type Term = z.infer<typeof term>

export const schoolSummary = z.object({ schoolId, name: text(60), region: text(60) })

/** The schools that use this service, for a family that has not chosen one yet. */
export const listSchools = operation({
  name: 'listSchools',
  withoutSchool: true,
  kind: 'read',
  roles: ['visitor'],
  input: nothing,
  output: z.object({ schools: z.array(schoolSummary) }),
  refusals: [],
})

/** The published plan of a school's current term, readable by anyone before binding (FR-002). */
export const readPlan = operation({
  name: 'readPlan',
  kind: 'read',
  roles: ['visitor'],
  input: nothing,
  output: z.object({
    school: schoolSummary,
    term,
    planId: id,
    version: z.int(),
    publishedAt: instant,
    documentSha256: sha256,
    plan: schoolPlan,
    /** When this guardian confirmed having read the letter; null where not, or for a visitor. */
    letterConfirmedAt: z.nullable(instant),
  }),
  refusals: ['plan_not_published'],
})

/** Confirms that the guardian has read the letter to parents (FR-011). */
export const confirmLetter = operation({
  name: 'confirmLetter',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ planId: id }),
  output: z.object({ confirmedAt: instant }),
  refusals: ['plan_superseded'],
})
