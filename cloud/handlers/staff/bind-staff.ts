import { bindStaff as operation } from '../../contract/staff'
import type { StaffRole } from '../../contract/roles'
import { done, isRefused, refuse, write } from '../../handling'
import { redeemCode } from '../../redeem-code'
import { sameName } from '../../rules/binding'
import { lockAccount } from '../../store/account'
import { bindStaffAccount, findStaffName } from '../../store/binding'

export const bindStaff = write(operation, async (context, { code, staffName }) => {
  const { db, schoolId, actor } = context
  if (actor.staffId) return refuse('bind_already')
  const accountId = actor.accountId as string
  await lockAccount(db, schoolId, accountId)
  const redeemed = await redeemCode(context, code, async ({ staffId }) => {
    const staff = staffId && (await findStaffName(db, schoolId, staffId))
    return staff ? sameName(staff.name, staffName) : false
  })
  if (isRefused(redeemed)) return redeemed
  const staffId = redeemed.staffId as string
  const staff = await findStaffName(db, schoolId, staffId)
  if (!staff) throw new Error('the member of staff is gone')
  // Another slip may have been used a moment ago, in another tab; this one then stays good.
  if (!(await bindStaffAccount(db, schoolId, staffId, accountId))) return refuse('bind_already')
  return done({ name: staff.name, roles: staff.roles as StaffRole[] }, { target: `staff/${staffId}`, bound: accountId })
})
