import * as z from 'zod/mini'
import { surveyForm, surveyKind } from './survey-form'
import { planKey, text } from './values'

/** When a plan's schedule asks for a survey. */
const scheduledWhen = z.enum(['beforeTerm', 'afterStart', 'monthly', 'termEnd'])

/** A survey to start from, as data (FR-079): the office changes what it likes. `when` is what it is made for, the first of its kind where nothing fits better. */
export const surveyTemplate = z.strictObject({
  key: planKey,
  name: text(40),
  kind: surveyKind,
  /** When to take it, for the office that chooses. */
  note: text(200),
  /** The scheme it is taken from. */
  source: text(200),
  when: z.array(scheduledWhen).check(z.maxLength(4)),
  audience: z.enum(['everyone', 'participants', 'nonParticipants']),
  editable: z.boolean(),
  form: surveyForm,
})
export type SurveyTemplate = z.infer<typeof surveyTemplate>
