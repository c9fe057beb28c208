import * as z from 'zod/mini'
import { operation } from './operation'
import { sectionAnswers, surveyForm, surveyKind, surveySection, surveySubject } from './survey-form'
import { date, id, instant, nothing, planKey, text } from './values'

/** Whom a survey asks (FR-080): every family, those whose child takes part, those whose child does not, or one course's. */
export const surveyAudience = z.enum(['everyone', 'participants', 'nonParticipants', 'course'])
export type SurveyAudience = z.infer<typeof surveyAudience>

export const surveyState = z.enum(['scheduled', 'open', 'closed', 'cancelled'])
export type SurveyState = z.infer<typeof surveyState>

/** Families' answers that a group must have before anything of it is counted apart; a school may ask for more. */
export const leastGroup = z.int().check(z.gte(8), z.lte(100))

/** `own`: by this guardian; `other`: by the child's other guardian, who alone may change it. */
const answeredBy = z.enum(['nobody', 'own', 'other'])

/** The surveys that ask a family now, and those whose results the school published; newest first. One row a child. */
export const listSurveys = operation({
  name: 'listSurveys',
  kind: 'read',
  roles: ['guardian'],
  input: nothing,
  output: z.object({
    surveys: z.array(
      z.object({
        surveyId: id,
        kind: surveyKind,
        title: z.string(),
        state: z.enum(['open', 'closed']),
        editable: z.boolean(),
        closesAt: instant,
        /** The family's children whom it asks; empty where results are published of a survey that asked none of them. */
        children: z.array(z.object({ childId: id, name: z.string(), answered: answeredBy })),
        published: z.boolean(),
      }),
    ),
  }),
  refusals: [],
})

/** A survey as one child's family fills it in: only the sections that are for them, with the courses and teachers they can be asked about. */
export const readSurvey = operation({
  name: 'readSurvey',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ surveyId: id, childId: id }),
  output: z.object({
    title: z.string(),
    intro: z.string(),
    kind: surveyKind,
    childName: z.string(),
    closesAt: instant,
    editable: z.boolean(),
    leastGroup: z.int(),
    answered: answeredBy,
    sections: z.array(surveySection),
    subjects: z.array(surveySubject),
  }),
  refusals: ['child_not_yours', 'survey_unknown', 'survey_not_asked', 'survey_not_open', 'survey_closed', 'survey_box_shut'],
})

/**
 * Puts a child's ballot into the box (FR-080): once a child, whichever guardian comes first; sent again by the same one it
 * is the same ballot. A `ballot` leaves no audit row, no kept answer and no hash of what was said.
 */
export const answerSurvey = operation({
  name: 'answerSurvey',
  kind: 'ballot',
  roles: ['guardian'],
  input: z.object({ surveyId: id, childId: id, answers: z.array(sectionAnswers).check(z.maxLength(60)) }),
  output: z.object({ surveyId: id, changed: z.boolean() }),
  refusals: ['child_not_yours', 'survey_unknown', 'survey_not_asked', 'survey_not_open', 'survey_closed', 'survey_box_shut', 'survey_answered', 'survey_answered_by_other', 'survey_answer_missing', 'survey_answer_wrong', 'survey_text_risky'],
})

/** What the office settles of a survey. */
export const surveySettings = {
  kind: surveyKind,
  title: text(40),
  audience: surveyAudience,
  courseId: z.nullable(id),
  editable: z.boolean(),
  leastGroup,
  opensAt: instant,
  closesAt: instant,
  form: surveyForm,
}

const officeSurvey = z.object({
  surveyId: id,
  kind: surveyKind,
  title: z.string(),
  audience: surveyAudience,
  courseTitle: z.nullable(z.string()),
  state: surveyState,
  opensAt: instant,
  closesAt: instant,
  /** The plan's own schedule that it was made for. */
  dueOn: z.nullable(date),
  asked: z.nullable(z.int()),
  /** Ballots in the box while it is open, ballots counted afterwards; null before, and where fewer are asked than a group may have. Never whose. */
  answered: z.nullable(z.int()),
  published: z.boolean(),
})
export type OfficeSurvey = z.infer<typeof officeSurvey>

/** The school's surveys of this term, and what the plan's schedule still asks for (FR-082, R-046). */
export const listSchoolSurveys = operation({
  name: 'listSchoolSurveys',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    surveys: z.array(officeSurvey),
    due: z.array(z.object({ scheduleKey: planKey, name: z.string(), kind: surveyKind, dueOn: date })),
    templates: z.array(z.object({ key: planKey, name: z.string(), kind: surveyKind, note: z.string() })),
    courses: z.array(z.object({ courseId: id, title: z.string() })),
  }),
  refusals: ['plan_not_published'],
})

/** A survey to edit, or a new one filled from a template. */
export const readSurveyDraft = operation({
  name: 'readSurveyDraft',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ surveyId: z.nullable(id), template: z.nullable(planKey), scheduleKey: z.nullable(planKey), dueOn: z.nullable(date) }),
  output: z.object({ state: surveyState, seenAt: z.nullable(instant), scheduleKey: z.nullable(planKey), dueOn: z.nullable(date), ...surveySettings, courses: z.array(z.object({ courseId: id, title: z.string() })) }),
  refusals: ['plan_not_published', 'survey_unknown', 'survey_template_unknown', 'survey_schedule_unknown'],
})

/** Makes a survey or changes one that has not opened (FR-079). `seenAt` is null for a new one. */
export const saveSurvey = operation({
  name: 'saveSurvey',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ surveyId: z.nullable(id), seenAt: z.nullable(instant), scheduleKey: z.nullable(planKey), dueOn: z.nullable(date), ...surveySettings }),
  output: z.object({ surveyId: id, seenAt: instant }),
  refusals: ['plan_not_published', 'survey_unknown', 'survey_edited', 'survey_opened', 'survey_times_wrong', 'survey_form_wrong', 'survey_schedule_unknown', 'survey_schedule_taken', 'course_unknown'],
})

/** Calls off a survey that has not opened. */
export const cancelSurvey = operation({
  name: 'cancelSurvey',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ surveyId: id }),
  output: z.object({ surveyId: id }),
  refusals: ['survey_unknown', 'survey_opened'],
})

/** An instant, or the server's own now: a phone's clock may be wrong. */
const movedTo = z.nullable(z.union([z.literal('now'), instant]))

/** Opens a survey now, or moves its closing: never to the past, and never to reopen one. */
export const moveSurvey = operation({
  name: 'moveSurvey',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ surveyId: id, opensAt: movedTo, closesAt: movedTo }),
  output: z.object({ surveyId: id }),
  refusals: ['survey_unknown', 'survey_opened', 'survey_closed', 'survey_times_wrong'],
})
