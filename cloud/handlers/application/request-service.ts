import { requestService as operation } from '../../contract/application'
import { done, refuse, write } from '../../handling'
import { joinProblem, requestProblem } from '../../rules/application-form'
import { shanghaiDate } from '../../rules/dates'
import { addRequest } from '../../store/application'
import { childOfClasses, ownChild } from '../../store/child'
import { tellGuardiansOf } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const requestService = write(operation, async ({ db, schoolId, actor, now, random }, { childId, planId, serviceKeys, words }) => {
  const own = await ownChild(db, schoolId, actor.guardianId, childId)
  // From the child's paper slip, only by its own class teacher.
  const child = own ?? (await childOfClasses(db, schoolId, actor.classIds, childId))
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  const problem = joinProblem(published.plan, published.term, shanghaiDate(now)) ?? requestProblem(published.plan, child.grade, serviceKeys)
  if (problem) return refuse(problem)
  const applicationId = random.uuid()
  const enteredBy = own ? { guardianId: actor.guardianId as string } : { staffId: actor.staffId as string }
  const added = await addRequest(db, { schoolId, applicationId, termId: published.term.termId, childId, planId, serviceKeys, words, enteredBy, now })
  if (!added) return refuse('application_exists')
  await tellGuardiansOf(db, schoolId, [childId], { kind: 'student_requested', details: { enteredBy: own ? 'guardian' : 'teacher' }, now, newId: random.uuid })
  return done({ applicationId }, { target: `application/${applicationId}`, childId, planId, status: 'requested', enteredBy })
})
