import { readSignUpChecklist as operation } from '../../contract/signup-day'
import { read, refuse } from '../../handling'
import { chosenFirstCome, phaseOf } from '../../rules/openings'
import { signUpChecks } from '../../rules/sign-up-check'
import { checkFacts } from '../../sign-up-facts'
import { publishedPlan } from '../../store/plan'

export const readSignUpChecklist = read(operation, async ({ db, schoolId, now, standing, identity }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const facts = await checkFacts(db, schoolId, { published, standing, serverless: identity.name === 'scf', now })
  const { phase, opensAt, closesAt } = phaseOf(chosenFirstCome(facts.courses), now)
  return { termName: published.term.name, phase, opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null, asOf: now.toISOString(), items: signUpChecks(facts) }
})
