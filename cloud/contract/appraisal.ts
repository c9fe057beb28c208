import * as z from 'zod/mini'
import { operation } from './operation'
import { payMonth } from './pay'
import { date, id, instant, text } from './values'

const roles = ['schoolAdmin', 'financeOfficer'] as const

/** Out of 100, at most two decimals. */
export const appraisalMark = z.number().check(z.gte(0), z.lte(100), z.multipleOf(0.01))

/** What families said of a course or teacher, out of 100 by `rules/appraisal`; null where fewer answered than the survey's least group. */
export const familyScore = z.nullable(z.object({ score: z.number(), valid: z.int() }))

/** Where families' scores come from: the last survey closed by the end of the month that asked about them. */
const scoreSource = z.nullable(z.object({ surveyId: id, title: z.string(), closedOn: date, leastGroup: z.int() }))

/** A month's appraisal of every member of staff, beside what families said; and what they said of the courses. Never who said it. */
export const readAppraisal = operation({
  name: 'readAppraisal',
  kind: 'read',
  roles,
  input: z.object({ month: z.nullable(payMonth) }),
  output: z.object({
    month: payMonth,
    months: z.array(payMonth),
    /** The plan's; empty where it says nothing about an appraisal. */
    dimensions: z.array(z.string()),
    /** When this month was last entered; sent back with what is saved, so that nobody writes over a colleague. */
    seenAt: z.nullable(instant),
    teacherSource: scoreSource,
    courseSource: scoreSource,
    staff: z.array(
      z.object({
        staffId: id,
        name: z.string(),
        families: familyScore,
        scores: z.array(z.object({ dimension: z.string(), score: z.number(), fromSurvey: z.boolean() })),
        /** Equal weights over all dimensions; null until each has a score. */
        total: z.nullable(z.number()),
      }),
    ),
    courses: z.array(z.object({ courseId: id, title: z.string(), families: familyScore })),
  }),
  refusals: ['plan_not_published', 'pay_month_outside'],
})

/** Enters people's scores of a month anew. `fromSurvey` takes the families' score as the server has it; null leaves a dimension blank. */
export const saveAppraisal = operation({
  name: 'saveAppraisal',
  kind: 'write',
  roles,
  input: z.object({
    month: payMonth,
    seenAt: z.nullable(instant),
    people: z
      .array(
        z.object({
          staffId: id,
          scores: z.array(z.object({ dimension: text(30), score: z.nullable(appraisalMark), fromSurvey: z.boolean() })).check(z.maxLength(20)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
  }),
  output: z.object({ seenAt: instant }),
  refusals: ['plan_not_published', 'appraisal_not_stated', 'pay_month_outside', 'appraisal_changed', 'appraisal_dimension_unknown', 'appraisal_no_family_score', 'staff_unknown'],
})
