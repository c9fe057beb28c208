import { requestExit as operation } from '../../contract/exit'
import { done, refuse, write } from '../../handling'
import { approveExits } from '../../leave-service'
import { shanghaiDate } from '../../rules/dates'
import { checkExit, servicesOf, startOfExit } from '../../rules/exit-request'
import { lockChild, ownChild } from '../../store/child'
import { liveEnrolments } from '../../store/enrolment'
import { addExit, exitsById } from '../../store/exit'
import { tellGuardiansOf } from '../../store/message'
import { planVersion } from '../../store/plan'
import { currentTerm } from '../../store/school'

export const requestExit = write(operation, async ({ db, schoolId, actor, now, random }, { childId, serviceKeys, lastDay, reason, collectionNote }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('exit_not_enrolled')
  await lockChild(db, schoolId, childId)
  const today = shanghaiDate(now)
  const leavable = await liveEnrolments(db, schoolId, term.termId, childId, today)
  const checked = checkExit({ today, leavable, serviceKeys, lastDay })
  if (checked.kind === 'refused') return refuse(checked.code)
  const [{ applicationId, planId }] = leavable as [(typeof leavable)[number]]
  const { plan } = await planVersion(db, schoolId, planId)

  const exitId = random.uuid()
  const start = startOfExit(plan.exit, term, lastDay, today)
  const waits = start.kind === 'waits' ? start : { barredByPlan: false, answerBy: null, silenceApproves: false }
  const left = leavable.filter(({ serviceKey }) => serviceKeys.includes(serviceKey))
  const services = servicesOf(plan, left).map(({ serviceKey, name }) => ({ serviceKey, name }))
  const { termId } = term
  const filed = { exitId, termId, childId, applicationId, services, lastDay, reason, collectionNote, guardianId: actor.guardianId as string, ...waits, now }
  if (!(await addExit(db, schoolId, filed))) return refuse('exit_open')

  const target = { target: `exit/${exitId}`, childId, applicationId, serviceKeys: services.map(({ serviceKey }) => serviceKey), lastDay }
  if (start.kind === 'atOnce') {
    const carriedOut = await approveExits({ db, schoolId, now, newId: random.uuid }, await exitsById(db, schoolId, [exitId]), { as: 'atOnce', staffId: null })
    return done({ exitId, status: 'approved' as const }, { ...target, status: 'approved', carriedOut: carriedOut.length > 0 })
  }
  const details = { services: services.map(({ name }) => name).join('、'), ...(start.answerBy ? { answerBy: start.answerBy } : {}) }
  await tellGuardiansOf(db, schoolId, [childId], { kind: 'exit_received', details, now, newId: random.uuid })
  return done({ exitId, status: 'waiting' as const }, { ...target, status: 'waiting' })
})
