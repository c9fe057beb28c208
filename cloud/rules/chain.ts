import type { ApplicationStatus, ChainProgress } from '../contract/application'
import type { ChainStep, SchoolPlan } from '../contract/plan-document'
import { insuranceStanding, type InsuranceFacts } from './insurance'
import { stepName } from './step-names'

export interface ReviewFact {
  step: ChainStep
  decision: 'pass' | 'return' | 'refuse'
  by: string
  reason: string
  /** Instant with offset. */
  decidedAt: string
}

/** What has happened to one submission so far; the chain's rule needs nothing else. */
export interface ChainFacts {
  /** The child's own request, where one was made. */
  request?: { at: string; by: string } | null
  /** Null until a guardian has applied; a request alone stays pending. */
  submittedAt: string | null
  submittedBy: string
  reviews: ReviewFact[]
  notice: { publishedAt: string; closesOn: string } | null
  agreements: { needed: number; signed: number; countersigned: number; lastAt: string | null }
  /** What decides whether the child may start without insurance; left out where nobody asks. */
  insurance?: InsuranceFacts
}

/** The texts of a plan that guardians sign; teachers sign theirs apart (FR-040). */
export const guardianTexts = ({ agreements }: Pick<SchoolPlan, 'agreements'>) => agreements.filter(({ signer }) => signer === 'guardian')

/**
 * The order in which a plan is walked. Where it states none, the nation's own: the family applies, the class
 * looks, the school carries out (Ministry guidance of 2017), with signing where there is a text to sign.
 */
export const chainOf = (plan: Pick<SchoolPlan, 'chain' | 'agreements'>): ChainStep[] =>
  plan.chain ?? ['guardian_application', 'class_review', 'school_review', ...(guardianTexts(plan).length > 0 ? (['agreement'] as const) : []), 'active']

/** The parts of a plan that say how the way to a seat goes. */
export type ChainPlan = Pick<SchoolPlan, 'chain' | 'agreements' | 'chainWords' | 'insurance' | 'rules'>

type StepState = Pick<ChainProgress, 'state' | 'actor' | 'at' | 'by' | 'reason' | 'until'>

const blank = { at: null, by: null, reason: null, until: null }

/**
 * The whole chain as a family sees it: what is done, what is next and who acts. Each step is reached only
 * through the one before it, so none can be skipped whatever the plan's order.
 * `today` is a date in Asia/Shanghai; `chainWords` are the plan's own words for its steps; `held` keeps the seat itself
 * back for want of insurance.
 */
export function chainProgress(chain: readonly ChainStep[], facts: ChainFacts, today: string, chainWords: SchoolPlan['chainWords'] = {}, held = false): ChainProgress[] {
  let open = true
  return chain.map((step) => {
    const words = { step, name: stepName({ chainWords }, step), explain: chainWords[step]?.explain ?? null }
    if (!open) return { ...words, ...blank, state: 'later' as const, actor: actorOf(step) }
    const reached = step === 'active' ? seatState(held) : stateOf(step, facts, today)
    open = reached.state === 'done'
    return { ...words, ...reached }
  })
}

/** The same of one application under the plan version that it was made under, in that plan's words. */
export const progressUnder = (plan: ChainPlan, facts: ChainFacts, today: string): ChainProgress[] =>
  chainProgress(chainOf(plan), facts, today, plan.chainWords, facts.insurance !== undefined && insuranceStanding(plan, facts.insurance, today) === 'blocked')

function actorOf(step: ChainStep): ChainProgress['actor'] {
  if (step === 'class_review') return 'classTeacher'
  if (step === 'committee_review') return 'committee'
  if (step === 'student_request') return 'student'
  return step === 'guardian_application' || step === 'agreement' ? 'family' : step === 'active' ? 'time' : 'school'
}

function stateOf(step: Exclude<ChainStep, 'active'>, facts: ChainFacts, today: string): StepState {
  switch (step) {
    case 'student_request':
      return requestState(facts)
    case 'guardian_application':
      return applicationState(facts)
    case 'class_review':
    case 'school_review':
    case 'committee_review':
      return reviewState(step, facts)
    case 'notice':
      return noticeState(facts, today)
    case 'agreement':
      return agreementState(facts)
  }
}

/** Nobody acts on the seat itself, except where the family has insurance to record first (S3). */
const seatState = (held: boolean): StepState => ({ ...blank, ...(held ? { state: 'current', actor: 'family' } : { state: 'done', actor: 'time' }) })

/** What a guardian has signed was asked for; an application from before the plan knew requests has none of its own. */
function requestState({ request, submittedAt, submittedBy }: ChainFacts): StepState {
  if (request) return { ...blank, state: 'done', actor: 'student', at: request.at, by: request.by }
  if (submittedAt !== null) return { ...blank, state: 'done', actor: 'student', at: submittedAt, by: submittedBy }
  return { ...blank, state: 'current', actor: 'student' }
}

/** Only a guardian applies: what a child asks for waits for the guardian's signature (R-005; S2, S7, S14). */
function applicationState({ submittedAt, submittedBy }: ChainFacts): StepState {
  if (submittedAt === null) return { ...blank, state: 'current', actor: 'family' }
  return { ...blank, state: 'done', actor: 'family', at: submittedAt, by: submittedBy }
}

function reviewState(step: ChainStep, facts: ChainFacts): StepState {
  const review = facts.reviews.find((each) => each.step === step)
  if (!review) return { ...blank, state: 'current', actor: actorOf(step) }
  const said = { at: review.decidedAt, by: review.by, reason: review.reason || null, until: null }
  if (review.decision === 'pass') return { ...said, state: 'done', actor: actorOf(step) }
  return { ...said, state: review.decision === 'return' ? 'returned' : 'refused', actor: 'family' }
}

/** A list stays public to the end of its last day; only then is the step done. */
function noticeState({ notice }: ChainFacts, today: string): StepState {
  if (!notice) return { ...blank, state: 'current', actor: 'school' }
  const shown = { ...blank, at: notice.publishedAt, until: notice.closesOn }
  return today > notice.closesOn ? { ...shown, state: 'done', actor: 'time' } : { ...shown, state: 'current', actor: 'time' }
}

/** Signed by the guardian, then by the school; every text the plan asks for. */
function agreementState({ agreements }: ChainFacts): StepState {
  const { needed, signed, countersigned, lastAt } = agreements
  if (countersigned >= needed) return { ...blank, state: 'done', actor: 'family', at: lastAt }
  return { ...blank, state: 'current', actor: signed < needed ? 'family' : 'school' }
}

/** Whether an application is over, so that the child may apply anew: withdrawn, refused, or left (R-058, FR-067). */
export const hasEnded = (status: ApplicationStatus): boolean => status === 'withdrawn' || status === 'refused' || status === 'ended'

/**
 * A family may edit or withdraw until the first review looks at it, and again when it was returned (FR-025). Where the
 * chain has no review, until the child is enrolled, which approves it (S7, S14).
 */
export function isEditable(status: ApplicationStatus, reviews: number): boolean {
  return status === 'returned' || (status === 'submitted' && reviews === 0)
}
