import { childInsurance, type ChildInsurance } from '../../child-insurance'
import { readFamily as operation } from '../../contract/family'
import { read } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { agreementsOfChildren } from '../../store/agreement'
import { submissionsOf } from '../../store/application'
import { childrenOf } from '../../store/child'
import { consentsOf } from '../../store/consent'
import { keptAwaySince } from '../../store/kept-away'
import { collectorsOf, findGuardian, guardiansOf } from '../../store/guardian'

export const readFamily = read(operation, async ({ db, schoolId, actor, now }) => {
  const guardianId = actor.guardianId as string
  const children = await childrenOf(db, schoolId, guardianId)
  const ids = children.map(({ childId }) => childId)
  const guardians = await guardiansOf(db, schoolId, ids)
  const keptAway = await keptAwaySince(db, schoolId, guardianId, ids)
  const collectors = (await collectorsOf(db, schoolId, ids)).filter(({ childId }) => !keptAway.has(childId))
  const insurances = new Map<string, ChildInsurance | null>()
  for (const childId of ids) insurances.set(childId, await childInsurance(db, schoolId, childId, shanghaiDate(now)))
  return {
    guardian: await findGuardian(db, schoolId, guardianId),
    children: children.map((child) => ({
      ...child,
      guardians: guardians.filter(({ childId }) => childId === child.childId).map((each) => ({ ...each, isMe: each.guardianId === guardianId })),
      collectors: collectors.filter(({ childId }) => childId === child.childId),
      insurance: { mode: insurances.get(child.childId)?.plan.insurance.mode ?? null, record: insurances.get(child.childId)?.record ?? null },
    })),
    consents: await consentsOf(db, schoolId, actor.accountId as string),
    submissions: await submissionsOf(db, schoolId, ids),
    agreements: await agreementsOfChildren(db, schoolId, ids),
  }
})
