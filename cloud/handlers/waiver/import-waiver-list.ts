import { importWaiverList as operation } from '../../contract/waiver'
import { grantRelief } from '../../grant-relief'
import { done, refuse, write } from '../../handling'
import { lockChildren } from '../../store/child'
import { lockMoney } from '../../store/fee'
import { tellGuardiansOf } from '../../store/message'
import { addListings, settleWaiting } from '../../store/waiver'
import { readWaiverList } from '../../waiver-list'

export const importWaiverList = write(operation, async ({ db, schoolId, actor, now, random }, input) => {
  await lockMoney(db, schoolId)
  const list = await readWaiverList(db, schoolId, input)
  if (list.kind === 'refused') return refuse(list.code)
  const { published, matched, faults, percent } = list
  const { termId } = published.term
  const staffId = actor.staffId as string
  const { group, source } = input
  const childIds = matched.map(({ childId }) => childId)
  await lockChildren(db, schoolId, childIds)
  const listed = await addListings(db, schoolId, { termId, group, source, staffId, now }, childIds.map((childId) => ({ listingId: random.uuid(), childId })))
  const reason = `上级名单：${source}`
  const grants = percent === null ? [] : childIds.map((childId) => ({ childId, group, percent, listed: true, reason }))
  const granted = grants.length === 0 ? [] : await grantRelief({ db, schoolId, now, newId: random.uuid, staffId }, published, grants)
  const fresh = granted.filter(({ isNew }) => isNew)
  await settleWaiting(db, schoolId, termId, granted, group, { reason, staffId, now })
  await tellGuardiansOf(db, schoolId, fresh.map(({ childId }) => childId), { kind: 'waiver_decided', details: { withoutAsking: 'yes' }, now, newId: random.uuid })
  const reply = { listed: listed.length, already: matched.length - listed.length, granted: fresh.length, left: faults.length }
  return done(reply, { target: 'waiver-list', ...reply, childIds: listed })
})
