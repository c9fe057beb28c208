import type { ApplicationView } from './contract/application'
import type { Database } from './db/database'
import { isEditable, progressUnder } from './rules/chain'
import { insuranceStanding } from './rules/insurance'
import { standingsOf, type StoredApplication } from './store/application'
import { findChild } from './store/child'

/** One application as its family sees it, whichever page asks. `today` is a date in Asia/Shanghai. */
export async function applicationView(db: Database, schoolId: string, application: StoredApplication, today: string): Promise<ApplicationView> {
  const child = await findChild(db, schoolId, application.childId)
  const standing = (await standingsOf(db, schoolId, [application])).get(application.applicationId)
  if (!standing) throw new Error('the application has no standing')
  // What was signed ended with the exit, so the chain would ask for it once more.
  const progress = application.kind === 'join' && application.status !== 'ended' ? progressUnder(standing.plan.plan, standing.facts, today) : []
  const { services, priorityGroups, seasons, bells, lessonTimes, audience } = standing.plan.plan
  const chosen = new Set(application.form?.services.map(({ serviceKey }) => serviceKey) ?? application.request?.serviceKeys)
  return {
    ...application,
    initiator: application.request ? ('student' as const) : ('guardian' as const),
    childName: child.name,
    className: child.className,
    grade: child.grade,
    planVersion: standing.plan.version,
    offered: { services: services.filter(({ key }) => chosen.has(key)), priorityGroups, seasons, bells, lessonTimes, audience },
    progress,
    insurance: progress.length > 0 && standing.facts.insurance ? insuranceStanding(standing.plan.plan, standing.facts.insurance, today) : ('allowed' as const),
    editable: isEditable(application.status, standing.facts.reviews.length),
  }
}
