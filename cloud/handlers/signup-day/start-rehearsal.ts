import { startRehearsal as operation } from '../../contract/signup-day'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { rehearsalFamilies } from '../../rules/rehearsal-families'
import { coursesDigest, rehearsalFacts } from '../../sign-up-facts'
import { publishedPlan } from '../../store/plan'
import { beginRehearsal, lockRehearsal } from '../../store/rehearsal'

export const startRehearsal = write(operation, async ({ db, schoolId, actor, now, random, standing }, { families, seconds, taste }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  await lockRehearsal(db, schoolId)
  const { courses, children, hindrance } = await rehearsalFacts(db, schoolId, published, now)
  if (hindrance) return refuse(hindrance)
  const { term, plan } = published
  const seed = random.below(2 ** 31)
  const simulated = rehearsalFamilies({ children, courses, coursesPerChild: plan.menu.coursesPerChild, families, seconds, taste, today: shanghaiDate(now), now, seed })
  const rehearsalId = random.uuid()
  const courseIds = courses.map(({ courseId }) => courseId)
  await beginRehearsal(
    db,
    schoolId,
    { rehearsalId, termId: term.termId, seconds, taste, engine: standing.engine, courseIds, coursesSha256: coursesDigest(courses), staffId: actor.staffId as string, now },
    simulated,
  )
  return done({ rehearsalId }, { target: `rehearsal/${rehearsalId}`, families: simulated.length, seconds, taste, courses: courses.length })
})
