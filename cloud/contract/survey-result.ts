import * as z from 'zod/mini'
import { operation } from './operation'
import { surveyKind } from './survey-form'
import { date, id, instant, nothing, offset, pageEnd, planKey, text } from './values'

/** Whose answers are counted together: all, a grade, those whose child takes part or does not, a course's, a teacher's. */
export const surveyPart = z.enum(['all', 'grade', 'joined', 'course', 'teacher'])

const counted = {
  /** Valid answers, which percentages are of. */
  valid: z.int(),
  /** How many chose an option: a row of the question, then its options. */
  counts: z.array(z.array(z.int())),
}

/**
 * A question with what was answered. A matrix has its rows and a ranking its places; every other kind has one row without
 * a name. `valid` and `counts` are null where so few answered that nothing is counted, and of words, which are not counted.
 */
const resultQuestion = z.object({
  key: planKey,
  title: z.string(),
  kind: z.enum(['single', 'multiple', 'scale', 'matrix', 'ranking', 'text']),
  rows: z.array(z.string()),
  options: z.array(z.string()),
  answers: z.nullable(z.object(counted)),
  /** The same question in the last survey of the kind; null where it was not asked in the same words, or by too few. */
  before: z.nullable(z.object(counted)),
})
export type ResultQuestion = z.infer<typeof resultQuestion>

const resultSection = z.object({ key: planKey, title: z.string(), questions: z.array(resultQuestion) })
export type ResultSection = z.infer<typeof resultSection>

/** What percentages must be read with: whom it asked, how many answered, and from how many answers a group is counted. */
const base = { surveyId: id, kind: surveyKind, title: z.string(), closedAt: instant, asked: z.int(), answered: z.int(), leastGroup: z.int() }

/** A promise is `late` from the day after the one it was due on. */
const promiseState = z.enum(['open', 'late', 'kept'])

const promiseFacts = { promiseId: id, text: z.string(), owner: z.string(), dueOn: date, state: promiseState, keptOn: z.nullable(date), keptNote: z.nullable(z.string()) }
const surveyPromise = z.object(promiseFacts)
export type SurveyPromise = z.infer<typeof surveyPromise>

/** The survey before that the results are compared with. */
const lastSurvey = z.nullable(z.object({ title: z.string(), closedAt: instant, answered: z.int() }))

/** A closed survey's results for one group (FR-081, R-047), with what else there is to look at. The office alone sees groups. */
export const readSurveyResults = operation({
  name: 'readSurveyResults',
  kind: 'read',
  roles: ['schoolAdmin'],
  /** `partKey` is a grade, `true` or `false` of taking part, or a course's or teacher's id; empty for all. */
  input: z.object({ surveyId: id, part: surveyPart, partKey: z.string().check(z.maxLength(40)) }),
  output: z.object({
    ...base,
    /** Groups that are large enough to be counted, the largest number of valid answers to one question beside each. */
    groups: z.array(z.object({ part: surveyPart, partKey: z.string(), name: z.string(), valid: z.int() })),
    sections: z.array(resultSection),
    last: lastSurvey,
    /** False where it asked one course's families: what they say of it is for the office. */
    publishable: z.boolean(),
    texts: z.object({ waiting: z.int(), shown: z.int(), hidden: z.int() }),
    /** What was published of it; null where nothing has been. */
    report: z.nullable(z.object({ summary: z.string(), publishedAt: instant, changedAt: instant })),
    promises: z.array(surveyPromise),
  }),
  refusals: ['survey_unknown', 'survey_not_closed', 'survey_group_small'],
})

const textVerdict = z.enum(['shown', 'waiting', 'hidden'])
export type SurveyTextVerdict = z.infer<typeof textVerdict>

/** What families wrote, without class, grade or course and in no order of time; `waiting` where nobody has looked yet. */
export const listSurveyTexts = operation({
  name: 'listSurveyTexts',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ surveyId: id, verdict: textVerdict, offset }),
  output: z.object({ texts: z.array(z.object({ textId: id, question: z.string(), text: z.string() })), ...pageEnd }),
  refusals: ['survey_unknown', 'survey_not_closed'],
})

/** A person's decision on words that the content check has not cleared, or on any others. */
export const decideSurveyText = operation({
  name: 'decideSurveyText',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ surveyId: id, textId: id, verdict: z.enum(['shown', 'hidden']) }),
  output: z.object({ textId: id }),
  refusals: ['survey_text_unknown'],
})

/** Promises that one survey's results may be published with, all in all. */
export const mostPromises = 20

/**
 * Publishes the whole school's figures with what the school says of them and promises (FR-081). Again, it changes the
 * words and adds promises; one that was made stays. `seenAt` is when it was last published, null the first time.
 */
export const publishSurveyResults = operation({
  name: 'publishSurveyResults',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    surveyId: id,
    seenAt: z.nullable(instant),
    summary: text(1000),
    promises: z.array(z.object({ text: text(200), owner: text(40), dueOn: date })).check(z.maxLength(10)),
  }),
  output: z.object({ surveyId: id, changedAt: instant }),
  refusals: ['survey_unknown', 'survey_not_closed', 'survey_of_course', 'survey_report_changed', 'promise_date_past', 'promise_too_many', 'suggestion_names_family'],
})

/** What the school published of a survey: figures of the whole school only, never of a class, a course or a teacher. */
export const readPublishedSurvey = operation({
  name: 'readPublishedSurvey',
  kind: 'read',
  roles: ['guardian', 'schoolAdmin'],
  input: z.object({ surveyId: id }),
  output: z.object({ ...base, summary: z.string(), publishedAt: instant, sections: z.array(resultSection), last: lastSurvey, promises: z.array(surveyPromise) }),
  refusals: ['survey_unknown', 'survey_not_published'],
})

/** What the school promised to make better and what came of it (你说我改), for anyone; what is open comes first. */
export const listPromises = operation({
  name: 'listPromises',
  kind: 'read',
  roles: ['visitor'],
  input: z.object({ offset }),
  output: z.object({ promises: z.array(z.object({ ...promiseFacts, surveyId: id, surveyTitle: z.string() })), ...pageEnd }),
  refusals: [],
})

/** Marks a promise as kept, with what was done. */
export const keepPromise = operation({
  name: 'keepPromise',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ promiseId: id, note: text(200) }),
  output: z.object({ promiseId: id, keptOn: date }),
  refusals: ['promise_unknown', 'promise_kept', 'suggestion_names_family'],
})

/** What families wished for in the last needs survey that has closed (FR-010), for whoever drafts the menu. */
export const readNeeds = operation({
  name: 'readNeeds',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({ needs: z.nullable(z.object({ ...base, sections: z.array(resultSection) })) }),
  refusals: [],
})
