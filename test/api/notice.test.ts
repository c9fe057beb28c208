import { apiOfThisFile } from '../boot'
import { givenFamily, givenGuardian, givenSchool, type Family } from '../given'
import { apply, passReviews, publish, sign } from './steps'

const api = apiOfThisFile()

const childNames = ['林知夏', '张三', '欧阳思远', '阿依古丽·买买提', '𬍛文', '㛃']

/** A school with approved families that are on no list yet. */
async function givenApproved(plan = {}, names = childNames) {
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const child of names) families.push(await givenFamily(api, school, { child, guardian: `${child}的家长`, schoolClass: child === '张三' ? school.first : school.third }))
  for (const [index, family] of families.entries()) await apply(api, school, family, index % 2 === 0 ? { priorityGroup: 'disabledChild', priorityNote: '有证', healthNote: '癫痫' } : {}, '2026-09-01T09:00:00')
  await passReviews(api, school)
  return { school, families, chen: families[0]!.guardian }
}

const noticeOf = async (person: Family['guardian'], at?: string) => (await api.done(person, 'readNotice', {}, { at })).notice

test('names are masked, rare characters counted as one, and the order is by class and number, never by priority', async () => {
  const { school, chen } = await givenApproved()
  await publish(api, school)
  const notice = await noticeOf(chen)
  expect(notice?.entries.map(({ maskedName, grade }) => [maskedName, grade])).toEqual([
    ['张*', 1],
    ['林*夏', 3],
    ['欧**远', 3],
    ['阿******提', 3],
    ['𬍛*', 3],
    ['㛃*', 3],
  ])
  expect(notice?.entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
})

test('nothing in the list, its draft or its reply tells of a priority, a health note or a full name', async () => {
  const { school, chen } = await givenApproved()
  const draft = await api.done(school.office, 'readNoticeDraft', {})
  await publish(api, school)
  const text = JSON.stringify([draft, await noticeOf(chen), await api.done(school.office, 'readNotice', {})])
  for (const secret of ['disabledChild', '残疾', '有证', '癫痫', '林知夏', '欧阳思远', '家长', 'childId', 'applicationId']) expect(text).not.toContain(secret)
})

test('three days from a Monday end on Wednesday; on Wednesday night the list is open, on Thursday it is closed (R-059)', async () => {
  const { school, families, chen } = await givenApproved()
  const { closesOn } = await publish(api, school, 3, '2026-09-07T08:00:00')
  expect(closesOn).toBe('2026-09-09')
  expect(await noticeOf(chen, '2026-09-09T23:59:00')).toMatchObject({ open: true, opensOn: '2026-09-07', closesOn: '2026-09-09' })
  await expect(sign(api, families[0]!)).rejects.toThrow('agreement_not_due')
  expect(await noticeOf(chen, '2026-09-10T00:00:00')).toMatchObject({ open: false })
  expect(await sign(api, families[0]!)).toHaveLength(2)
})

test('where the plan fixes the days, others are refused', async () => {
  const { school } = await givenApproved({ noticeDays: 5 }, ['林知夏'])
  expect(await api.refused(school.office, 'publishNotice', { days: 3, contact: '办公室' })).toBe('notice_days_fixed')
  expect((await api.done(school.office, 'readNoticeDraft', {})).planNoticeDays).toBe(5)
  expect(await publish(api, school, 5)).toMatchObject({ entries: 1 })
})

test('a child is listed once: the next list holds only those approved since, and both can be read', async () => {
  const { school, chen } = await givenApproved({}, ['林知夏'])
  const first = await publish(api, school)
  expect(await api.refused(school.office, 'publishNotice', { days: 3, contact: '办公室' })).toBe('notice_empty')
  await apply(api, school, await givenFamily(api, school, { child: '王雨涵' }))
  await passReviews(api, school)
  await publish(api, school)
  const latest = await api.done(chen, 'readNotice', {})
  expect(latest.notice?.entries.map(({ maskedName }) => maskedName)).toEqual(['王*涵'])
  expect(latest.earlier).toMatchObject([{ noticeId: first.noticeId }])
  expect((await api.done(chen, 'readNotice', { noticeId: first.noticeId })).notice?.entries).toMatchObject([{ maskedName: '林*夏' }])
})

test('families on the list are told, with the last day of the notice', async () => {
  const { school, families } = await givenApproved({}, ['林知夏'])
  const father = await givenGuardian(api, school, families[0]!.childId, '林志强')
  const { closesOn } = await publish(api, school)
  for (const person of [families[0]!.guardian, father]) {
    expect((await api.done(person, 'listMessages', {})).messages[0]).toMatchObject({ kind: 'notice_published', childName: '林知夏', details: { closesOn } })
  }
})

test('an objection is heard while the list is open, answered once, and only its family reads the answer (FR-035)', async () => {
  const { school, families, chen } = await givenApproved({}, ['林知夏', '王雨涵'])
  const { noticeId } = await publish(api, school, 3, '2026-09-07T08:00:00')
  const { objectionId } = await api.done(chen, 'fileObjection', { noticeId, text: '班级写错了' })
  expect((await api.done(school.office, 'listObjections', {})).objections).toMatchObject([{ objectionId, filedBy: '林知夏的家长', status: 'open', text: '班级写错了' }])
  await api.done(school.office, 'answerObjection', { objectionId, decision: 'upheld', reply: '已更正' })
  expect(await api.refused(school.office, 'answerObjection', { objectionId, decision: 'dismissed', reply: '不对' })).toBe('objection_answered')
  expect((await noticeOf(chen))?.myObjections).toMatchObject([{ status: 'upheld', reply: '已更正' }])
  expect((await noticeOf(families[1]!.guardian))?.myObjections).toEqual([])
  expect((await api.done(chen, 'listMessages', {})).messages[0]).toMatchObject({ kind: 'objection_answered', details: { reply: '已更正' } })
  expect(await api.refused(chen, 'fileObjection', { noticeId, text: '再说一次' }, { at: '2026-09-10T00:00:00' })).toBe('notice_closed')
})

test('a sixth objection of one guardian to one list is refused', async () => {
  const { school, chen } = await givenApproved({}, ['林知夏'])
  const { noticeId } = await publish(api, school)
  for (let number = 1; number <= 5; number += 1) await api.done(chen, 'fileObjection', { noticeId, text: `意见${number}` })
  expect(await api.refused(chen, 'fileObjection', { noticeId, text: '意见6' })).toBe('objections_full')
})

test('a list of another school cannot be read or objected to, whatever id is sent', async () => {
  const [ours, theirs] = [await givenApproved({}, ['林知夏']), await givenApproved({}, ['王雨涵'])]
  const { noticeId } = await publish(api, theirs.school)
  expect(await api.refused(ours.chen, 'readNotice', { noticeId })).toBe('notice_unknown')
  expect(await api.refused(ours.chen, 'fileObjection', { noticeId, text: '看看' })).toBe('notice_unknown')
})
