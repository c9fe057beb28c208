import { randomUUID } from 'node:crypto'
import { tellGuardiansOf } from 'cloud/store/message'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, type Family, type School } from '../given'
import { deliveries, givenAccepts, ledger, send, told, toldStaff, weChatAt } from '../given-subscription'
import { startWeChatServer, type Trouble, type WeChatServer } from './wechat-server'

const api = apiOfThisFile()
let weChat: WeChatServer
beforeAll(async () => void (weChat = await startWeChatServer()))
afterAll(() => weChat.close())

async function givenReader(accepts = 1): Promise<{ school: School; family: Family }> {
  api.clock.set('2026-09-08T16:00:00')
  const school = await givenSchool(api)
  const family = await givenFamily(api, school, { child: '林小满' })
  if (accepts > 0) await givenAccepts(api, school, family.guardian.openid, accepts)
  return { school, family }
}

const sentTo = ({ guardian }: Family) => weChat.received.filter(({ touser }) => touser === guardian.openid)
const trouble = ({ guardian }: Family, ...troubles: Trouble[]) => weChat.troubles.set(guardian.openid as string, troubles)

test('a family that said 允许 once is sent one message, without its child’s surname, and the next stays in the inbox', async () => {
  const { school, family } = await givenReader(1)
  await told(api, school, family.childId, { kind: 'application_passed', details: { stepName: '班级审核' } })
  api.clock.forward(1 / 86_400)
  await told(api, school, family.childId, { kind: 'agreement_effective' })
  expect(await send(api, school, weChatAt(weChat))).toBe(2)
  // Several are under way at once: whichever reaches the accept first uses it.
  const [sent, ...others] = sentTo(family)
  expect(others).toEqual([])
  expect(sent).toMatchObject({
    touser: family.guardian.openid,
    template_id: 'id-of-review',
    page: 'features/message/inbox/index',
    lang: 'zh_CN',
    data: { thing1: { value: expect.stringMatching(/^(申请已通过|协议已生效)$/) }, name2: { value: '小满' }, time3: { value: '2026年9月8日 16:00' }, thing4: { value: '海江小学' } },
  })
  const outcomes = (await deliveries(api, school)).map(({ state, attempts, last_error }) => ({ state, attempts, last_error })).sort((one, other) => (one.state < other.state ? -1 : 1))
  expect(outcomes).toEqual([{ state: 'sent', attempts: 1, last_error: null }, { state: 'skipped', attempts: 0, last_error: 'no_accept' }])
  expect(await ledger(api, school)).toEqual([{ accepts: 1, sends: 1 }])
  expect((await api.done(family.guardian, 'listMessages', {})).total).toBe(2)
})

test('sent again at once, a day later or by another host, nothing goes out twice', async () => {
  const { school, family } = await givenReader(5)
  await told(api, school, family.childId, { kind: 'enrolled', event: 'enrolled/1' })
  await told(api, school, family.childId, { kind: 'enrolled', event: 'enrolled/1' })
  const [one, other] = [weChatAt(weChat), weChatAt(weChat)]
  await Promise.all([send(api, school, one), send(api, school, other)])
  await send(api, school, one)
  api.clock.forward(1)
  await send(api, school, other)
  expect(sentTo(family)).toHaveLength(1)
  expect(await deliveries(api, school)).toHaveLength(1)
  expect(await ledger(api, school)).toEqual([{ accepts: 5, sends: 1 }])
})

test('nobody who was not asked is sent anything, and nothing is written for them', async () => {
  const { school, family } = await givenReader(0)
  await told(api, school, family.childId, { kind: 'enrolled' })
  expect(await send(api, school, weChatAt(weChat))).toBe(0)
  expect(await deliveries(api, school)).toEqual([])
})

test('what rolls back leaves neither a message nor anything to send', async () => {
  const { school, family } = await givenReader(1)
  const undone = api.database.transaction(school.schoolId, async (db) => {
    await tellGuardiansOf(db, school.schoolId, [family.childId], { kind: 'enrolled', details: {}, now: api.clock.now(), newId: randomUUID })
    expect(await db.rows(`select 1 from delivery where school_id = $1`, [school.schoolId])).toHaveLength(1)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await deliveries(api, school)).toEqual([])
})

describe('what WeChat answers', () => {
  const cases: [Trouble, string, string | null, { accepts: number; sends: number }][] = [
    [43101, 'refused', '43101', { accepts: 0, sends: 0 }],
    [47003, 'failed', '47003', { accepts: 2, sends: 0 }],
    [40037, 'failed', '40037', { accepts: 2, sends: 0 }],
    [41030, 'failed', '41030', { accepts: 2, sends: 0 }],
    [40003, 'failed', '40003', { accepts: 2, sends: 0 }],
    [-1, 'waiting', '-1', { accepts: 2, sends: 0 }],
    [45009, 'waiting', '45009', { accepts: 2, sends: 0 }],
    ['unavailable', 'waiting', 'http_503', { accepts: 2, sends: 0 }],
    ['bad_gateway', 'uncertain', 'http_502', { accepts: 2, sends: 1 }],
    ['closed', 'uncertain', 'cut_off', { accepts: 2, sends: 1 }],
    ['lost', 'uncertain', 'cut_off', { accepts: 2, sends: 1 }],
    ['silent', 'uncertain', 'timeout', { accepts: 2, sends: 1 }],
    ['page', 'uncertain', 'cut_off', { accepts: 2, sends: 1 }],
  ]
  test.each(cases)('%s leaves the message %s, and the accepts are as they are at WeChat', async (answer, state, error, left) => {
    const { school, family } = await givenReader(2)
    await told(api, school, family.childId, { kind: 'enrolled' })
    trouble(family, answer)
    const lines: object[] = []
    await send(api, school, weChatAt(weChat), (line) => lines.push(line))
    expect(await deliveries(api, school)).toMatchObject([{ state, attempts: 1, last_error: error }])
    expect(await ledger(api, school)).toEqual([left])
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${family.guardian.openid}|very-secret|token-|小满|id-of`))
    // Only what certainly did not arrive goes again, and only after its pause.
    await send(api, school, weChatAt(weChat))
    expect(sentTo(family)).toHaveLength(answer === 'lost' ? 1 : 0)
    api.clock.forward(60 / 86_400)
    await send(api, school, weChatAt(weChat))
    expect(sentTo(family)).toHaveLength(state === 'waiting' || answer === 'lost' ? 1 : 0)
  })
})

test('a WeChat that cannot be reached at all is tried again with growing pauses, for a day', async () => {
  const { school, family } = await givenReader(1)
  await told(api, school, family.childId, { kind: 'enrolled' })
  const nowhere = weChatAt({ ...weChat, baseUrl: 'http://127.0.0.1:1' })
  const pauses: number[] = []
  for (let turn = 0; turn < 40; turn += 1) {
    await send(api, school, nowhere)
    const [row] = await deliveries(api, school)
    if (row!.state !== 'waiting') break
    pauses.push((row!.due_at.getTime() - api.clock.now().getTime()) / 1000)
    api.clock.forward(pauses.at(-1)! / 86_400)
  }
  expect(pauses.slice(0, 6)).toEqual([30, 120, 600, 1800, 7200, 7200])
  expect(await deliveries(api, school)).toMatchObject([{ state: 'skipped', last_error: 'too_old' }])
  expect(await ledger(api, school)).toEqual([{ accepts: 1, sends: 0 }])
})

test('a token that WeChat takes no more is renewed once, and the message goes out', async () => {
  const { school, family } = await givenReader(3)
  const wechat = weChatAt(weChat)
  await told(api, school, family.childId, { kind: 'enrolled' })
  await send(api, school, wechat)
  const asked = weChat.tokensAsked.length
  await told(api, school, family.childId, { kind: 'exit_approved' })
  await send(api, school, wechat)
  expect(weChat.tokensAsked).toHaveLength(asked)
  weChat.endToken()
  await told(api, school, family.childId, { kind: 'exit_delayed' })
  await send(api, school, wechat)
  expect(weChat.tokensAsked.slice(asked)).toEqual([false])
  expect((await deliveries(api, school)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  expect(sentTo(family)).toHaveLength(3)
})

test('a wrong app secret loses no message: they go out once it is right', async () => {
  const { school, family } = await givenReader(1)
  await told(api, school, family.childId, { kind: 'enrolled' })
  await send(api, school, weChatAt(weChat, { appSecret: 'wrong-secret' }))
  expect(await deliveries(api, school)).toMatchObject([{ state: 'waiting', last_error: 'token_40125' }])
  api.clock.forward(60 / 86_400)
  await send(api, school, weChatAt(weChat))
  expect(await deliveries(api, school)).toMatchObject([{ state: 'sent' }])
})

test('at night an ordinary message waits until seven, and goes then', async () => {
  const { school, family } = await givenReader(1)
  api.clock.set('2026-09-08T22:30:00')
  await told(api, school, family.childId, { kind: 'enrolled' })
  await send(api, school, weChatAt(weChat))
  api.clock.set('2026-09-09T06:59:00')
  await send(api, school, weChatAt(weChat))
  expect(sentTo(family)).toHaveLength(0)
  expect(await deliveries(api, school)).toMatchObject([{ state: 'waiting', last_error: 'quiet', due_at: new Date('2026-09-09T07:00:00+08:00') }])
  api.clock.set('2026-09-09T07:00:00')
  await send(api, school, weChatAt(weChat))
  expect(sentTo(family)).toHaveLength(1)
})

test('what the family has read meanwhile, or what is of a child it is unbound from, is not sent', async () => {
  const { school, family } = await givenReader(2)
  await told(api, school, family.childId, { kind: 'enrolled' })
  await api.done(family.guardian, 'markMessagesRead', { upTo: api.clock.now().toISOString() })
  await send(api, school, weChatAt(weChat))
  await told(api, school, family.childId, { kind: 'exit_approved' })
  await asOwner(api, school.schoolId, (db) => db.rows(`delete from child_guardian where child_id = $1`, [family.childId]))
  await send(api, school, weChatAt(weChat))
  expect((await deliveries(api, school)).map(({ last_error }) => last_error).sort()).toEqual(['not_bound', 'read'])
  expect(sentTo(family)).toHaveLength(0)
})

test('who died while sending leaves the message in doubt: shown to the office, never sent again', async () => {
  const { school, family } = await givenReader(1)
  await told(api, school, family.childId, { kind: 'enrolled' })
  const dead = { ...weChatAt(weChat), send: () => Promise.reject(new Error('killed')) }
  await expect(send(api, school, dead)).rejects.toThrow('killed')
  await send(api, school, weChatAt(weChat))
  expect(await deliveries(api, school)).toMatchObject([{ state: 'sending' }])
  api.clock.forward(61 / 86_400)
  await send(api, school, weChatAt(weChat))
  expect(await deliveries(api, school)).toMatchObject([{ state: 'uncertain', last_error: 'cut_off' }])
  expect(sentTo(family)).toHaveLength(0)
  const { counts, doubtful } = await api.done(school.office, 'readDeliveries', {})
  expect(counts).toEqual({ waiting: 0, sent: 0, refused: 0, failed: 0, uncertain: 1, skipped: 0 })
  expect(doubtful).toMatchObject([{ title: '手续办完了', readerName: '陈海燕', state: 'uncertain', read: false }])
})

test('a host without WeChat sends nothing and says so', async () => {
  const { school, family } = await givenReader(1)
  await told(api, school, family.childId, { kind: 'enrolled' })
  await send(api, school, api.host.wechat)
  expect(await deliveries(api, school)).toMatchObject([{ state: 'skipped', last_error: 'not_configured' }])
  expect(await api.done(school.office, 'readDeliveries', {})).toMatchObject({ configured: false })
  expect(await api.done(family.guardian, 'readSubscriptions', {})).toEqual({ templates: [] })
})

test('a member of staff who allowed alerts is sent nothing else', async () => {
  const { school } = await givenReader(0)
  await givenAccepts(api, school, school.dutyTeacher.openid, 1, 'alert')
  await toldStaff(api, school, school.dutyTeacher.staffId, { kind: 'plan_changed' })
  await send(api, school, weChatAt(weChat))
  expect(await deliveries(api, school)).toMatchObject([{ state: 'skipped', last_error: 'no_template' }])
})
