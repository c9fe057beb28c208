import { randomUUID } from 'node:crypto'
import { weChatServer } from 'cloud/wechat/code-to-session'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool, givenStranger, type Family, type School } from '../given'
import { weChatAt } from '../given-subscription'
import { givenFeedback } from '../scenario-feedback'
import { startWeChatServer, type CheckAnswer, type WeChatServer } from './wechat-server'

const api = apiOfThisFile()
let weChat: WeChatServer
const logged: unknown[] = []
const words = '希望周五也有课后服务，接孩子的人下班晚'
const consoles = (['log', 'warn', 'error', 'info'] as const).map((name) => jest.spyOn(console, name))

beforeAll(async () => {
  weChat = await startWeChatServer()
  api.host.log = (line) => void logged.push(line)
})
// Long enough for a busy machine to answer, where nothing is meant to be late.
beforeEach(() => void (api.host.wechat = weChatAt(weChat, { patienceMs: 2000 })))
afterAll(() => weChat.close())

async function given(): Promise<{ school: School; chen: Family }> {
  const school = await givenSchool(api)
  return { school, chen: await givenFamily(api, school) }
}

const says = ({ guardian }: Family, ...answers: CheckAnswer[]) => weChat.checkAnswers.set(guardian.openid as string, answers)
const write = ({ guardian }: Family, text = words) => api.done(guardian, 'writeFeedback', { kind: 'suggestion', text })
const asked = ({ guardian }: Family) => weChat.checked.filter(({ openid }) => openid === guardian.openid)
const verdicts = async ({ office }: School) => (await api.done(office, 'listFeedback', {})).feedback.map(({ turns }) => turns.map(({ verdict }) => verdict))

it('a text is put to WeChat in its writer’s name, as the second version of the check asks, and passes', async () => {
  const { school, chen } = await given()
  await write(chen, ` ${words}\u0007`)
  expect(asked(chen)).toEqual([{ version: 2, scene: 2, openid: chen.guardian.openid, content: words }])
  expect(await verdicts(school)).toEqual([['passed']])
  expect((await api.done(school.office, 'listFeedback', {})).waiting).toBe(0)
})

it('a risky text is refused with what to do, nothing of it is stored, and the mended one goes through with the same words left on the phone', async () => {
  const { school, chen } = await given()
  says(chen, 'risky')
  const reply = await api.call(chen.guardian, 'writeFeedback', { kind: 'suggestion', text: words })
  expect(reply).toMatchObject({ ok: false, code: 'feedback_text_risky', message: expect.stringContaining('改一改') })
  expect((await api.done(school.office, 'listFeedback', {})).total).toBe(0)
  await write(chen)
  expect(await verdicts(school)).toEqual([['passed']])
})

const unsure: [string, CheckAnswer][] = [
  ['wants a person to look (review)', 'review'],
  ['does not know the writer as active within two hours (61010)', 61010],
  ['is busy (-1)', -1],
  ['was asked too often (45009)', 45009],
  ['finds the openid wrong (40003)', 40003],
  ['answers 0 without a result', 'without_result'],
  ['never answers', 'silent'],
  ['cuts the line', 'closed'],
  ['has a broken gateway', 'bad_gateway'],
  ['is closed for a while', 'unavailable'],
  ['answers with a page', 'page'],
]
it.each(unsure)('where WeChat %s, the text is kept, waits for a person, and can be made public only after one looked', async (_title, answer) => {
  const { school, chen } = await given()
  says(chen, answer)
  const { feedbackId } = await write(chen)
  expect(await verdicts(school)).toEqual([['waiting']])
  await api.done(school.office, 'answerFeedback', { feedbackId, reply: '好' })
  const publication = { feedbackId, text: '周五也开课', answer: '10月起' }
  expect(await api.refused(school.office, 'publishSuggestion', publication)).toBe('feedback_unchecked')
  expect(await api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'first', shown: true })).toEqual({ verdict: 'shown' })
  expect(await api.refused(school.office, 'decideFeedbackText', { feedbackId, part: 'first', shown: false })).toBe('feedback_text_decided')
  expect(await api.done(school.office, 'publishSuggestion', publication)).toEqual({ verdict: 'passed' })
})

it('a text that a person decided not to show is read by its family alone', async () => {
  const { school, chen } = await given()
  says(chen, 'review')
  const { feedbackId } = await write(chen)
  expect((await api.done(school.office, 'listFeedback', {})).waiting).toBe(1)
  await api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'first', shown: false })
  expect(await api.done(school.office, 'listFeedback', {})).toMatchObject({ waiting: 0, feedback: [{ turns: [{ text: null, verdict: 'hidden' }] }] })
  expect((await api.done(chen.guardian, 'listMyFeedback', {})).feedback[0]?.turns[0]?.text).toBe(words)
})

it('a token that WeChat takes no more is renewed, and the text is judged with the new one', async () => {
  const { school, chen } = await given()
  await write(chen)
  weChat.endToken()
  says(chen, 'risky')
  const before = weChat.tokensAsked.length
  expect(await api.refused(chen.guardian, 'writeFeedback', { kind: 'suggestion', text: words })).toBe('feedback_text_risky')
  expect(weChat.tokensAsked.slice(before)).toEqual([false])
  await write(chen)
  expect(weChat.tokensAsked.slice(before)).toEqual([false])
  expect(await verdicts(school)).toEqual([['passed'], ['passed']])
})

it.each([
  ['is refused again after it was renewed', [40001, 40001] as CheckAnswer[], 2],
  ['ran out', [42001, 'pass'] as CheckAnswer[], 2],
])('a token that %s is asked for no more than once for a text', async (_title, answers, times) => {
  const { school, chen } = await given()
  says(chen, ...answers)
  await write(chen)
  expect(asked(chen)).toHaveLength(times)
  expect(await verdicts(school)).toEqual([[answers.at(-1) === 'pass' ? 'passed' : 'waiting']])
})

it.each([
  ['gives no token', () => weChatAt(weChat, { appSecret: 'wrong-secret' })],
  ['cannot be reached at all', () => weChatServer({ appId: 'wx-app', appSecret: 'very-secret', baseUrl: 'http://127.0.0.1:1', patienceMs: 300 })],
])('where WeChat %s, the text waits for a person', async (_title, wechat) => {
  const { school, chen } = await given()
  api.host.wechat = wechat()
  await write(chen)
  expect(await verdicts(school)).toEqual([['waiting']])
})

it('what is written after an answer that did not satisfy is checked too, and a risky one changes nothing', async () => {
  const { school, chen } = await given()
  const feedbackId = await givenFeedback(api, school, chen, { answered: true })
  says(chen, 'risky', 'review')
  const more = { feedbackId, satisfied: false, more: '还是没说什么时候' }
  expect(await api.refused(chen.guardian, 'rateFeedbackReply', more)).toBe('feedback_text_risky')
  expect((await api.done(chen.guardian, 'listMyFeedback', {})).feedback[0]).toMatchObject({ state: 'answered', turns: [{ satisfied: null }] })
  await api.done(chen.guardian, 'rateFeedbackReply', more)
  expect(await verdicts(school)).toEqual([['passed', 'waiting']])
})

it('what is made public is checked in the office’s name: risky is refused, unsure waits for a look', async () => {
  const { school, chen } = await given()
  const feedbackId = await givenFeedback(api, school, chen, { answered: true })
  weChat.checkAnswers.set(school.office.openid as string, ['risky', 61010])
  const publication = { feedbackId, text: '周五也开课', answer: '10月起' }
  expect(await api.refused(school.office, 'publishSuggestion', publication)).toBe('suggestion_text_risky')
  expect(await api.done(school.office, 'publishSuggestion', publication)).toEqual({ verdict: 'waiting' })
  expect((await api.done(school.visitor, 'listSuggestions', {})).total).toBe(0)
  await api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'public', shown: false })
  expect((await api.done(school.visitor, 'listSuggestions', {})).total).toBe(0)
  expect(weChat.checked.at(-1)?.content).toBe('周五也开课\n10月起')
})

it('a retry of what was answered is not put to WeChat again, and answers the same though WeChat would now refuse it', async () => {
  const { chen } = await given()
  const key = randomUUID()
  const first = await api.done(chen.guardian, 'writeFeedback', { kind: 'suggestion', text: words }, { key })
  says(chen, 'risky')
  expect(await api.done(chen.guardian, 'writeFeedback', { kind: 'suggestion', text: words }, { key })).toEqual(first)
  expect(asked(chen)).toHaveLength(1)
})

it('nobody without a child here can have WeChat asked, and no empty text is put to it', async () => {
  const { school, chen } = await given()
  const stranger = await givenStranger(school, '韩冰')
  const before = weChat.checked.length
  expect(await api.refused(stranger, 'writeFeedback', { kind: 'suggestion', text: words })).toBe('role_needed')
  expect(await api.refused(school.visitor, 'writeFeedback', { kind: 'suggestion', text: words })).toBe('sign_in_needed')
  expect(await api.refused(chen.guardian, 'writeFeedback', { kind: 'suggestion', text: '\u0007' })).toBe('feedback_empty')
  expect(weChat.checked).toHaveLength(before)
})

it('while WeChat keeps a text waiting, no connection to the database waits with it', async () => {
  const { school, chen } = await given()
  let [working, during] = [0, -1]
  const { database, wechat } = api.host
  api.host.database = { ...database, transaction: (schoolId, work) => database.transaction(schoolId, (db) => ((working += 1), work(db).finally(() => (working -= 1)))) }
  api.host.wechat = { ...wechat, checkText: async (written) => ((during = working), wechat.checkText(written)) }
  await write(chen)
  api.host.database = database
  expect(during).toBe(0)
  expect(await verdicts(school)).toEqual([['passed']])
})

it('a text longer than WeChat judges at once is left to a person, never passed for its beginning', async () => {
  const { chen } = await given()
  const before = weChat.checked.length
  expect(await api.host.wechat.checkText({ openid: chen.guardian.openid as string, text: '课'.repeat(2501) })).toBe('unchecked')
  expect(weChat.checked).toHaveLength(before)
})

// The last of this file: all that was logged while WeChat answered in every way, its own sentences quoting text and openid.
it('no text, no openid and no token was ever logged', async () => {
  const { chen } = await given()
  const { random } = api.host
  Object.assign(api.host, { random: { ...random, uuid: () => words } })
  expect(await api.refused(chen.guardian, 'writeFeedback', { kind: 'suggestion', text: words })).toBe('internal')
  Object.assign(api.host, { random })
  // The control: something was logged, and the texts were really put to WeChat.
  expect(logged).toMatchObject([{ event: 'call_failed', operation: 'writeFeedback', code: 'internal' }])
  expect(weChat.checked.length).toBeGreaterThan(20)
  const lines = JSON.stringify([logged, consoles.map(({ mock }) => mock.calls)])
  for (const secret of [words, '周五', 'token-', 'very-secret', ...weChat.checked.map(({ openid }) => openid)]) expect(lines).not.toContain(secret)
})
