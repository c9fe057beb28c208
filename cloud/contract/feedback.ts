import * as z from 'zod/mini'
import { complainer } from './complaint'
import { operation } from './operation'
import { date, freeText, id, instant, offset, pageEnd, text } from './values'

/** 建议, 想问的事, 表扬 (FR-083; S11, S16). */
export const feedbackKind = z.enum(['suggestion', 'question', 'thanks'])
export type FeedbackKind = z.infer<typeof feedbackKind>

/** `closed` where the family is satisfied, took it back, or has heard the second answer. */
export const feedbackState = z.enum(['open', 'answered', 'closed'])
export type FeedbackState = z.infer<typeof feedbackState>

/** What the content check said of a text, or a person of the office in its place: `waiting` until somebody has looked. */
export const checkState = z.enum(['passed', 'waiting', 'shown', 'hidden'])
export type CheckState = z.infer<typeof checkState>

/** Most UTF-16 units of anything written here; below what WeChat checks at once. */
export const longestFeedback = 500

/** What was written and what was answered; the second turn where the first answer did not satisfy. */
const turnFacts = { writtenAt: instant, reply: z.nullable(z.string()), repliedAt: z.nullable(instant), satisfied: z.nullable(z.boolean()) }
const feedbackFacts = { feedbackId: id, kind: feedbackKind, state: feedbackState }

/** Feedback as its own family reads it. */
export const ownFeedback = z.object({
  ...feedbackFacts,
  turns: z.array(z.object({ ...turnFacts, text: z.string() })),
  /** Whether the school shows it to everybody, without a name. */
  isPublic: z.boolean(),
})
export type OwnFeedback = z.infer<typeof ownFeedback>

/** Writes to the school at any time (FR-083), under the family's own name. */
export const writeFeedback = operation({
  name: 'writeFeedback',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ kind: feedbackKind, text: text(longestFeedback) }),
  output: z.object({ feedbackId: id }),
  refusals: ['feedback_too_many', 'feedback_empty', 'feedback_text_risky'],
})

/** The family's own feedback with the answers, newest first. */
export const listMyFeedback = operation({
  name: 'listMyFeedback',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ offset }),
  output: z.object({ feedback: z.array(ownFeedback), ...pageEnd }),
  refusals: [],
})

/** Says whether the answer is enough. Where the first one is not, what is still missing reopens it once. */
export const rateFeedbackReply = operation({
  name: 'rateFeedbackReply',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ feedbackId: id, satisfied: z.boolean(), more: freeText(longestFeedback) }),
  output: z.object({ state: feedbackState }),
  refusals: ['feedback_unknown', 'feedback_not_answered', 'feedback_closed', 'feedback_empty', 'feedback_text_risky'],
})

/** The family's own end of it: taken back before an answer, or left at the answer. */
export const closeFeedback = operation({
  name: 'closeFeedback',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ feedbackId: id }),
  output: z.object({ feedbackId: id }),
  refusals: ['feedback_unknown', 'feedback_closed'],
})

/** What families wrote, open ones first. Reading it is logged, for it names the children. */
export const listFeedback = operation({
  name: 'listFeedback',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    feedback: z.array(
      z.object({
        ...feedbackFacts,
        who: z.nullable(complainer),
        /** `text` is null where a person of the office decided that it is not shown. */
        turns: z.array(z.object({ ...turnFacts, text: z.nullable(z.string()), verdict: checkState })),
        suggestion: z.nullable(z.object({ text: z.string(), answer: z.string(), verdict: checkState, publishedOn: date })),
      }),
    ),
    /** How many wait for an answer, and how many texts for somebody's look. */
    open: z.int(),
    waiting: z.int(),
    ...pageEnd,
  }),
  refusals: [],
})

/** The school's answer to the newest turn; its family gets a message. */
export const answerFeedback = operation({
  name: 'answerFeedback',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ feedbackId: id, reply: text(longestFeedback) }),
  output: z.object({ feedbackId: id }),
  refusals: ['feedback_unknown', 'feedback_answered', 'feedback_closed', 'feedback_empty'],
})

/** What a person decides of a text that the content check could not judge. */
export const decideFeedbackText = operation({
  name: 'decideFeedbackText',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ feedbackId: id, part: z.enum(['first', 'second', 'public']), shown: z.boolean() }),
  output: z.object({ verdict: checkState }),
  refusals: ['feedback_unknown', 'feedback_text_decided'],
})

/** Makes it public with the answer, or puts that right (FR-083): in the office's words, with nobody's name in them. */
export const publishSuggestion = operation({
  name: 'publishSuggestion',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ feedbackId: id, text: text(longestFeedback), answer: text(longestFeedback) }),
  output: z.object({ verdict: checkState }),
  refusals: ['feedback_unknown', 'feedback_not_answered', 'feedback_unchecked', 'feedback_empty', 'suggestion_text_risky', 'suggestion_names_family'],
})

/** Takes it out of what everybody reads. */
export const withdrawSuggestion = operation({
  name: 'withdrawSuggestion',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ feedbackId: id }),
  output: z.object({ feedbackId: id }),
  refusals: ['suggestion_unknown'],
})

/** What families suggested and what the school answered, for anyone to read, newest first. */
export const listSuggestions = operation({
  name: 'listSuggestions',
  kind: 'read',
  roles: ['visitor'],
  input: z.object({ offset }),
  output: z.object({ suggestions: z.array(z.object({ suggestionId: id, text: z.string(), answer: z.string(), publishedOn: date })), ...pageEnd }),
  refusals: [],
})
