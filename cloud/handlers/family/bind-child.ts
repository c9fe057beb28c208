import { bindChild as operation } from '../../contract/family'
import { done, isRefused, refuse, write } from '../../handling'
import { redeemCode } from '../../redeem-code'
import { sameName } from '../../rules/binding'
import { lockAccount } from '../../store/account'
import { findChild } from '../../store/child'
import { consentsOf } from '../../store/consent'
import { bindGuardian, upsertGuardian } from '../../store/guardian'

export const bindChild = write(operation, async (context, { code, childName, guardianName, relation }) => {
  const { db, schoolId, actor, now, random } = context
  const accountId = actor.accountId as string
  await lockAccount(db, schoolId, accountId)
  const [latest] = await consentsOf(db, schoolId, accountId)
  if (latest?.decision !== 'granted') return refuse('consent_needed')
  const redeemed = await redeemCode(context, code, async ({ childId }) => childId !== null && sameName((await findChild(db, schoolId, childId)).name, childName))
  if (isRefused(redeemed)) return redeemed
  const child = await findChild(db, schoolId, redeemed.childId as string)
  const guardianId = await upsertGuardian(db, { schoolId, guardianId: random.uuid(), accountId, name: guardianName, now })
  const isNew = await bindGuardian(db, { schoolId, childId: child.childId, guardianId, relation, now })
  if (!isNew) return refuse('bind_already')
  return done({ childId: child.childId, childName: child.name, className: child.className }, { target: `child/${child.childId}`, bound: guardianId, relation })
})
