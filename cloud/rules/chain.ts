import type { ApplicationStatus, ChainProgress } from '../contract/application'
import type { ChainStep, SchoolPlan } from '../contract/plan-document'

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
  submittedAt: string
  submittedBy: string
  reviews: ReviewFact[]
  notice: { publishedAt: string; closesOn: string } | null
  agreements: { needed: number; signed: number; countersigned: number; lastAt: string | null }
}

/** The texts of a plan that guardians sign; teachers sign theirs apart (FR-040). */
export const guardianTexts = ({ agreements }: Pick<SchoolPlan, 'agreements'>) => agreements.filter(({ signer }) => signer === 'guardian')

/**
 * The order in which a plan is walked. Where it states none, the nation's own: the family applies, the class
 * looks, the school carries out (Ministry guidance of 2017), with signing where there is a text to sign.
 */
export const chainOf = (plan: Pick<SchoolPlan, 'chain' | 'agreements'>): ChainStep[] =>
  plan.chain ?? ['guardian_application', 'class_review', 'school_review', ...(guardianTexts(plan).length > 0 ? (['agreement'] as const) : []), 'active']

type StepState = Pick<ChainProgress, 'state' | 'actor' | 'at' | 'by' | 'reason' | 'until'>

const blank = { at: null, by: null, reason: null, until: null }

/**
 * The whole chain as a family sees it: what is done, what is next and who acts. Each step is reached only
 * through the one before it, so none can be skipped whatever the plan's order.
 * `today` is a date in Asia/Shanghai.
 */
export function chainProgress(chain: readonly ChainStep[], facts: ChainFacts, today: string): ChainProgress[] {
  let open = true
  return chain.map((step) => {
    if (!open) return { step, ...blank, state: 'later' as const, actor: actorOf(step) }
    const reached = stateOf(step, facts, today)
    open = reached.state === 'done'
    return { step, ...reached }
  })
}

/** The step that is open now, returned or refused; null when the chain has been walked to its end. */
export function openStep(progress: ChainProgress[]): ChainProgress | null {
  return progress.find(({ state }) => state !== 'done' && state !== 'later') ?? null
}

function actorOf(step: ChainStep): ChainProgress['actor'] {
  if (step === 'class_review') return 'classTeacher'
  if (step === 'committee_review') return 'committee'
  if (step === 'student_request') return 'student'
  return step === 'guardian_application' || step === 'agreement' ? 'family' : step === 'active' ? 'time' : 'school'
}

function stateOf(step: ChainStep, facts: ChainFacts, today: string): StepState {
  switch (step) {
    case 'student_request':
    case 'guardian_application':
      return { ...blank, state: 'done', actor: actorOf(step), at: facts.submittedAt, by: facts.submittedBy }
    case 'class_review':
    case 'school_review':
    case 'committee_review':
      return reviewState(step, facts)
    case 'notice':
      return noticeState(facts, today)
    case 'agreement':
      return agreementState(facts)
    case 'active':
      return { ...blank, state: 'done', actor: 'time' }
  }
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

/** A family may edit or withdraw until the first review looks at it, and again when it was returned (FR-025). */
export function isEditable(status: ApplicationStatus, reviews: number): boolean {
  return status === 'returned' || (status === 'submitted' && reviews === 0)
}
