import type { ServiceChoice } from './contract/application'
import { dueAmendments } from './due-amendments'
import type { Context } from './handling'
import { shanghaiDate } from './rules/dates'
import { planChanges } from './rules/plan-changes'
import { joiningOfTerm } from './store/application'
import { tellGuardiansOf } from './store/message'
import type { PublishedPlan, StoredPlan } from './store/plan'

/**
 * Tells the families whose child a new version concerns: those who take part or have asked to, and only where something
 * changed for the child. Answers how many, and how many texts wait to be signed because of what is in force now.
 */
export async function tellFamiliesConcerned({ db, schoolId, now, random }: Context, before: StoredPlan, published: PublishedPlan): Promise<{ familiesTold: number; textsToSign: number }> {
  const joining = await joiningOfTerm(db, schoolId, published.term.termId)
  const due = await dueAmendments(db, schoolId, published, joining.map((each) => ({ ...each, guardianName: '', today: shanghaiDate(now) })))
  const concerns = concernsOnce(before, published)
  const concerned = joining.filter(({ application, child }) => concerns(child.grade, application.form?.services ?? []))
  const hasText = ({ application: { applicationId } }: (typeof joining)[number]) => (due.get(applicationId)?.length ?? 0) > 0
  for (const toSign of [true, false]) {
    const children = concerned.filter((each) => hasText(each) === toSign).map(({ child }) => child.childId)
    const details = { version: String(published.version), ...(toSign ? { textsToSign: '1' } : {}) }
    await tellGuardiansOf(db, schoolId, children, { kind: 'plan_changed', details, now, newId: random.uuid })
  }
  return { familiesTold: concerned.length, textsToSign: [...due.values()].flat().length }
}

/** Whether the new version concerns a child; a whole school's families choose in few different ways, so each is compared once. */
function concernsOnce(before: StoredPlan, published: StoredPlan): (grade: number, choices: ServiceChoice[]) => boolean {
  const known = new Map<string, boolean>()
  return (grade, choices) => {
    const key = JSON.stringify([grade, choices])
    const concerns = known.get(key) ?? planChanges(before.plan, published.plan, { grade, choices }).some(({ concernsChild }) => concernsChild)
    known.set(key, concerns)
    return concerns
  }
}
