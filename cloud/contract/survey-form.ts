import * as z from 'zod/mini'
import { freeText, id, planKey, text } from './values'

export const surveyKind = z.enum(['needs', 'satisfaction', 'appraisal'])
export type SurveyKind = z.infer<typeof surveyKind>

/** One thing that can be chosen. */
export const surveyOption = z.object({ key: planKey, label: text(60) })

/** Shown where the answer to an earlier question of the same section has one of these options. */
const showIf = z.nullable(z.object({ question: planKey, anyOf: z.array(planKey).check(z.minLength(1), z.maxLength(20)) }))

const questionFacts = { key: planKey, title: text(120), required: z.boolean(), showIf }
const options = z.array(surveyOption).check(z.minLength(2), z.maxLength(20))

/**
 * What can be asked (FR-079; S6, S16, S18). A scale runs from `from` to `to` in whole steps; a matrix asks one single
 * choice a row; a ranking orders up to `most` of its options, the best first.
 */
export const surveyQuestion = z.discriminatedUnion('kind', [
  z.object({ ...questionFacts, kind: z.literal('single'), options }),
  z.object({ ...questionFacts, kind: z.literal('multiple'), options, most: z.int().check(z.gte(1), z.lte(20)) }),
  z.object({ ...questionFacts, kind: z.literal('scale'), from: z.int().check(z.gte(0), z.lte(1)), to: z.int().check(z.gte(2), z.lte(10)), lowLabel: freeText(20), highLabel: freeText(20) }),
  z.object({ ...questionFacts, kind: z.literal('matrix'), rows: z.array(surveyOption).check(z.minLength(1), z.maxLength(12)), options }),
  z.object({ ...questionFacts, kind: z.literal('ranking'), options, most: z.int().check(z.gte(1), z.lte(20)) }),
  z.object({ ...questionFacts, kind: z.literal('text') }),
])
export type SurveyQuestion = z.infer<typeof surveyQuestion>

/** Whom a section is for, as they stood when the survey opened. */
export const sectionAudience = z.enum(['everyone', 'participants', 'nonParticipants'])
/** A section is asked once; or once for each course, or each teacher, that the child has. Such a section holds no text question: few would be known by it. */
export const sectionAbout = z.enum(['service', 'courses', 'teachers'])

/** One screen of a survey. */
export const surveySection = z.object({
  key: planKey,
  title: text(60),
  note: freeText(200),
  audience: sectionAudience,
  about: sectionAbout,
  questions: z.array(surveyQuestion).check(z.minLength(1), z.maxLength(12)),
})
export type SurveySection = z.infer<typeof surveySection>

export const surveyForm = z.object({ intro: freeText(400), sections: z.array(surveySection).check(z.minLength(1), z.maxLength(12)) })
export type SurveyForm = z.infer<typeof surveyForm>

/** A course or teacher that a family can be asked about. */
export const surveySubject = z.object({ kind: z.enum(['course', 'teacher']), subjectId: id, name: z.string() })
export type SurveySubject = z.infer<typeof surveySubject>

/** Letters that one text answer may have. */
export const mostTextLetters = 500

/** An option; options in the order chosen or ranked; a number of a scale; an option by row; or words. */
export const answerValue = z.union([z.array(planKey).check(z.maxLength(20)), z.record(planKey, planKey), z.int(), freeText(mostTextLetters)])
export type AnswerValue = z.infer<typeof answerValue>

/** The answers of one section, by question; of one subject where the section is about courses or teachers. */
export const sectionAnswers = z.object({ section: planKey, subjectId: z.nullable(id), values: z.record(planKey, answerValue) })
export type SectionAnswers = z.infer<typeof sectionAnswers>
