import { weChatTemplates } from 'cloud/message-templates'
import { dispatch } from 'cloud/main'
import { randomUUID } from 'node:crypto'
import { tellGuardians, tellStaff } from 'cloud/store/message'
import { apiOfThisFile, type Input, type Output, type Person } from '../boot'
import { asOwner, givenFamily, givenSchool } from '../given'
import { ledger, templateIds } from '../given-subscription'
import type { OperationName } from 'cloud/contract/operations'

const api = apiOfThisFile()

/** A call to a host that has template ids, as one with WECHAT_TEMPLATES set. */
async function ask<Name extends OperationName>({ openid, schoolId }: Person, operation: Name, input: Input<Name>) {
  const host = { ...api.host, wechat: { ...api.host.wechat, templateIds } }
  return dispatch(host, { request: { operation, schoolId, input, requestKey: randomUUID() }, caller: { kind: 'openid', openid: openid as string }, requestId: randomUUID(), ip: '' })
}
const done = async <Name extends OperationName>(person: Person, operation: Name, input: Input<Name>) => {
  const reply = await ask(person, operation, input)
  if (!reply.ok) throw new Error(reply.code)
  return reply.data as Output<Name>
}

test('a family sees which reminders it can ask for and how many are left; each 允许 is one more', async () => {
  const school = await givenSchool(api)
  const { guardian } = await givenFamily(api, school)
  const offered = (await done(guardian, 'readSubscriptions', {})).templates
  expect(offered.map(({ key }) => key)).toEqual(weChatTemplates().templates.filter(({ readers }) => readers.includes('guardian')).map(({ key }) => key))
  expect(offered[0]).toMatchObject({ templateId: 'id-of-alert', left: 0, lastAnswer: null })
  const answers = [{ templateId: 'id-of-alert', answer: 'accept' as const }, { templateId: 'id-of-review', answer: 'reject' as const }]
  await done(guardian, 'recordSubscriptions', { answers })
  const after = await done(guardian, 'recordSubscriptions', { answers })
  expect(after.templates.filter(({ lastAnswer }) => lastAnswer !== null)).toMatchObject([{ key: 'alert', left: 2, lastAnswer: 'accept' }, { key: 'review', left: 0, lastAnswer: 'reject' }])
})

test('the same answer sent again after a lost reply counts once', async () => {
  const school = await givenSchool(api)
  const { guardian } = await givenFamily(api, school)
  const host = { ...api.host, wechat: { ...api.host.wechat, templateIds } }
  const requestKey = randomUUID()
  const request = { operation: 'recordSubscriptions', schoolId: school.schoolId, input: { answers: [{ templateId: 'id-of-alert', answer: 'accept' }] }, requestKey }
  for (const _again of [1, 2]) expect(await dispatch(host, { request, caller: { kind: 'openid', openid: guardian.openid as string }, requestId: randomUUID(), ip: '' })).toMatchObject({ ok: true })
  expect(await ledger(api, school)).toEqual([{ accepts: 1, sends: 0 }])
})

test('staff are offered what is for staff, and a template that nobody has is refused', async () => {
  const school = await givenSchool(api)
  expect((await done(school.dutyTeacher, 'readSubscriptions', {})).templates.map(({ key }) => key)).toEqual(['alert'])
  const reply = await ask(school.dutyTeacher, 'recordSubscriptions', { answers: [{ templateId: 'id-of-review', answer: 'accept' }] })
  expect(reply).toMatchObject({ ok: false, code: 'reminder_unknown' })
  expect(await ledger(api, school)).toEqual([])
})

test('a phone that claims a thousand accepts is believed a hundred, and none is ever below nothing', async () => {
  const school = await givenSchool(api)
  const { guardian } = await givenFamily(api, school)
  for (let round = 0; round < 103; round += 1) await done(guardian, 'recordSubscriptions', { answers: [{ templateId: 'id-of-alert', answer: 'accept' }] })
  expect(await ledger(api, school)).toEqual([{ accepts: 100, sends: 0 }])
  const below = asOwner(api, school.schoolId, (db) => db.rows(`update subscription set sends = 101 where school_id = $1`, [school.schoolId]))
  await expect(below).rejects.toMatchObject({ constraint: 'subscription_never_below_nothing' })
})

test('whoever is a teacher and a parent has one inbox of both, told apart, and each message once', async () => {
  const school = await givenSchool(api)
  const { teacher } = school.third
  const { guardian } = await givenFamily(api, school)
  await asOwner(api, school.schoolId, (db) => db.rows(`update staff set account_id = (select account_id from account where subject = $2) where school_id = $1 and staff_id = $3`, [school.schoolId, guardian.openid, teacher.staffId]))
  const said = { kind: 'plan_changed' as const, details: {}, newId: randomUUID, event: 'plan/2' }
  await api.database.transaction(school.schoolId, async (db) => {
    await tellGuardians(db, school.schoolId, [guardian.guardianId], { ...said, now: new Date('2026-09-01T08:00:00+08:00') })
    for (const _again of [1, 2]) await tellStaff(db, school.schoolId, [teacher.staffId, teacher.staffId], null, { ...said, now: new Date('2026-09-01T09:00:00+08:00') })
  })
  const inbox = await api.done(guardian, 'listMessages', {})
  expect(inbox.messages.map(({ reader }) => reader)).toEqual(['staff', 'guardian'])
  // The home page is a family's, so it counts what the family was told.
  expect((await api.done(guardian, 'readHome', {})).unread).toBe(1)
  expect((await api.done(guardian, 'readDesk', {})).unread).toBe(1)
  expect(await api.done(guardian, 'markMessagesRead', { upTo: api.clock.now().toISOString() })).toEqual({ marked: 2 })
  expect((await api.done(guardian, 'readDesk', {})).unread).toBe(0)
})

test('a teacher reads what was told to this teacher and to nobody else', async () => {
  const school = await givenSchool(api)
  await api.database.transaction(school.schoolId, (db) => tellStaff(db, school.schoolId, [school.dutyTeacher.staffId], null, { kind: 'plan_changed', details: {}, now: api.clock.now(), newId: randomUUID }))
  expect((await api.done(school.dutyTeacher, 'listMessages', {})).total).toBe(1)
  expect((await api.done(school.office, 'listMessages', {})).total).toBe(0)
  expect(await api.done(school.office, 'markMessagesRead', { upTo: '2026-12-31T00:00:00Z' })).toEqual({ marked: 0 })
  expect((await api.done(school.dutyTeacher, 'readDesk', {})).unread).toBe(1)
})
