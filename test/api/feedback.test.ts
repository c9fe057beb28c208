import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, type Family, type School } from '../given'
import { givenFeedback } from '../scenario-feedback'

const api = apiOfThisFile()
const words = '希望周五也有课后服务，接孩子的人下班晚'

async function given(): Promise<{ school: School; chen: Family; zhao: Family }> {
  api.clock.set('2026-09-08T16:00:00')
  const school = await givenSchool(api)
  return { school, chen: await givenFamily(api, school), zhao: await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军', phone: '13700137000' }) }
}

const mine = ({ guardian }: Family) => api.done(guardian, 'listMyFeedback', {})
const atSchool = ({ office }: School) => api.done(office, 'listFeedback', {})

describe('feedback to the school (FR-083)', () => {
  it('is read by the office with the family’s name, answered, and the family is told once and reads the answer', async () => {
    const { school, chen, zhao } = await given()
    const feedbackId = await givenFeedback(api, school, chen, { text: words })
    expect(await atSchool(school)).toMatchObject({ open: 1, total: 1, feedback: [{ feedbackId, state: 'open', who: { guardianName: chen.guardian.name, children: [{ name: chen.childName }] }, turns: [{ text: words, reply: null }], suggestion: null }] })
    const key = randomUUID()
    await api.done(school.office, 'answerFeedback', { feedbackId, reply: '10月起周五也开' }, { key })
    await api.done(school.office, 'answerFeedback', { feedbackId, reply: '10月起周五也开' }, { key })
    expect(await api.refused(school.office, 'answerFeedback', { feedbackId, reply: '再说一次' })).toBe('feedback_answered')
    expect((await mine(chen)).feedback).toMatchObject([{ feedbackId, state: 'answered', turns: [{ text: words, reply: '10月起周五也开', satisfied: null }], isPublic: false }])
    const { messages } = await api.done(chen.guardian, 'listMessages', {})
    expect(messages.filter(({ kind }) => kind === 'feedback_answered')).toHaveLength(1)
    expect((await mine(zhao)).feedback).toEqual([])
    expect((await api.done(zhao.guardian, 'listMessages', {})).messages).toEqual([])
  })

  it('ends where the family is satisfied, and the office sees that it is', async () => {
    const { school, chen } = await given()
    const feedbackId = await givenFeedback(api, school, chen, { answered: true })
    expect(await api.done(chen.guardian, 'rateFeedbackReply', { feedbackId, satisfied: true, more: '' })).toEqual({ state: 'closed' })
    expect((await atSchool(school)).feedback[0]).toMatchObject({ state: 'closed', turns: [{ satisfied: true }] })
    expect(await api.refused(chen.guardian, 'rateFeedbackReply', { feedbackId, satisfied: false, more: '不对' })).toBe('feedback_closed')
  })

  it('is opened once more where the answer does not satisfy, and the second answer is the last', async () => {
    const { school, chen } = await given()
    const feedbackId = await givenFeedback(api, school, chen)
    expect(await api.refused(chen.guardian, 'rateFeedbackReply', { feedbackId, satisfied: true, more: '' })).toBe('feedback_not_answered')
    await api.done(school.office, 'answerFeedback', { feedbackId, reply: '再研究' })
    expect(await api.refused(chen.guardian, 'rateFeedbackReply', { feedbackId, satisfied: false, more: ' \u200b' })).toBe('feedback_empty')
    const key = randomUUID()
    const again = { feedbackId, satisfied: false, more: '请说清什么时候' }
    expect(await api.done(chen.guardian, 'rateFeedbackReply', again, { key })).toEqual({ state: 'open' })
    expect(await api.done(chen.guardian, 'rateFeedbackReply', again, { key })).toEqual({ state: 'open' })
    await api.done(school.office, 'answerFeedback', { feedbackId, reply: '10月8日起' })
    expect(await api.done(chen.guardian, 'rateFeedbackReply', { feedbackId, satisfied: false, more: '还是不行' })).toEqual({ state: 'closed' })
    expect((await mine(chen)).feedback[0]?.turns).toMatchObject([{ reply: '再研究', satisfied: false }, { text: '请说清什么时候', reply: '10月8日起', satisfied: false }])
    const { messages } = await api.done(chen.guardian, 'listMessages', {})
    expect(messages.filter(({ kind }) => kind === 'feedback_answered')).toHaveLength(2)
  })

  it('is written once however often the phone tries, and five at most wait until one is taken back', async () => {
    const { chen } = await given()
    const [key, feedback] = [randomUUID(), { kind: 'question' as const, text: '什么时候公布名单' }]
    const first = await api.done(chen.guardian, 'writeFeedback', feedback, { key })
    expect(await api.done(chen.guardian, 'writeFeedback', feedback, { key })).toEqual(first)
    for (let more = 0; more < 4; more += 1) await api.done(chen.guardian, 'writeFeedback', feedback)
    expect(await api.refused(chen.guardian, 'writeFeedback', feedback)).toBe('feedback_too_many')
    await api.done(chen.guardian, 'closeFeedback', first)
    await api.done(chen.guardian, 'writeFeedback', feedback)
    expect((await mine(chen)).total).toBe(6)
  })

  it('that its family took back is answered no more', async () => {
    const { school, chen } = await given()
    const feedbackId = await givenFeedback(api, school, chen)
    await api.done(chen.guardian, 'closeFeedback', { feedbackId })
    expect(await api.refused(chen.guardian, 'closeFeedback', { feedbackId })).toBe('feedback_closed')
    expect(await api.refused(school.office, 'answerFeedback', { feedbackId, reply: '好' })).toBe('feedback_closed')
  })

  it('is in what its own writer may take away, and in nobody else’s', async () => {
    const { school, chen, zhao } = await given()
    await givenFeedback(api, school, chen, { text: words, answered: true })
    expect((await api.done(chen.guardian, 'exportMyData', {})).data.feedback).toMatchObject([{ kind: 'suggestion', turn: 1, text: words, reply: '下学期安排' }])
    expect((await api.done(zhao.guardian, 'exportMyData', {})).data.feedback).toEqual([])
  })

  it('leaves no word of it and no name in the audit, and that the office read it is logged', async () => {
    const { school, chen } = await given()
    const feedbackId = await givenFeedback(api, school, chen, { text: words, answered: true, looked: true })
    await api.done(school.office, 'publishSuggestion', { feedbackId, text: '周五开课', answer: '下学期' })
    await atSchool(school)
    const [rows, reads] = await asOwner(api, school.schoolId, async (db) => [await db.rows<{ change: object }>(`select * from audit_entry where school_id = $1 and target = $2`, [school.schoolId, `feedback/${feedbackId}`]), await db.rows<{ child_ids: string[] }>(`select child_ids from access_log where school_id = $1 and operation = 'listFeedback'`, [school.schoolId])])
    expect(rows).toHaveLength(4)
    for (const secret of [words, '下学期', '周五', chen.childName, chen.guardian.name]) expect(JSON.stringify(rows)).not.toContain(secret)
    expect(reads.at(-1)?.child_ids).toEqual([chen.childId])
  })

  it('is listed with what waits longest first, page by page, none twice', async () => {
    const { school, chen, zhao } = await given()
    const answered = await givenFeedback(api, school, chen, { answered: true })
    const waiting: string[] = []
    for (const family of [chen, zhao]) for (let number = 0; number < 5; number += 1) waiting.push(await givenFeedback(api, school, family))
    const first = await atSchool(school)
    const second = await api.done(school.office, 'listFeedback', { offset: first.nextOffset! })
    expect([...first.feedback, ...second.feedback].map(({ feedbackId }) => feedbackId)).toEqual([...waiting, answered])
    expect([first.total, first.open, second.nextOffset]).toEqual([11, 10, null])
  })
})

describe('a suggestion that the school makes public', () => {
  it('is read by anybody with the answer, in the office’s words and without whose it was', async () => {
    const { school, chen, zhao } = await given()
    const feedbackId = await givenFeedback(api, school, chen, { text: words, answered: true, looked: true })
    expect(await api.done(school.office, 'publishSuggestion', { feedbackId, text: '周五也开课', answer: '10月起开' })).toEqual({ verdict: 'waiting' })
    expect((await api.done(school.visitor, 'listSuggestions', {})).suggestions).toEqual([])
    await api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'public', shown: true })
    const listed = await api.done(school.visitor, 'listSuggestions', {})
    expect(listed).toMatchObject({ total: 1, suggestions: [{ text: '周五也开课', answer: '10月起开', publishedOn: '2026-09-08' }] })
    for (const secret of [feedbackId, chen.guardian.guardianId, chen.childName, chen.guardian.name, words]) expect(JSON.stringify(listed)).not.toContain(secret)
    expect((await mine(chen)).feedback[0]?.isPublic).toBe(true)
    expect(await api.done(zhao.guardian, 'listSuggestions', {})).toEqual(listed)
  })

  it('is put right in place, taken back, and then read by nobody', async () => {
    const { school, chen } = await given()
    const feedbackId = await givenFeedback(api, school, chen, { answered: true, looked: true })
    const show = () => api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'public', shown: true })
    await api.done(school.office, 'publishSuggestion', { feedbackId, text: '周五也开课', answer: '十月起' })
    await show()
    await api.done(school.office, 'publishSuggestion', { feedbackId, text: '周五也开课', answer: '10月9日起' })
    await show()
    expect((await api.done(school.visitor, 'listSuggestions', {})).suggestions).toMatchObject([{ answer: '10月9日起' }])
    await api.done(school.office, 'withdrawSuggestion', { feedbackId })
    expect((await api.done(school.visitor, 'listSuggestions', {})).total).toBe(0)
    expect(await api.refused(school.office, 'withdrawSuggestion', { feedbackId })).toBe('suggestion_unknown')
  })

  it('is refused with a name or a telephone number of the family in it, before an answer, and before somebody looked at its words', async () => {
    const { school, chen, zhao } = await given()
    const feedbackId = await givenFeedback(api, school, chen)
    const publication = { feedbackId, text: '周五也开课', answer: '10月起' }
    expect(await api.refused(school.office, 'publishSuggestion', publication)).toBe('feedback_not_answered')
    await api.done(school.office, 'answerFeedback', { feedbackId, reply: '好' })
    expect(await api.refused(school.office, 'publishSuggestion', publication)).toBe('feedback_unchecked')
    await api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'first', shown: true })
    for (const text of [`${chen.childName}家建议周五开课`, `家长${chen.guardian.name}建议`, '请联系 138 0013 8000']) expect(await api.refused(school.office, 'publishSuggestion', { ...publication, text })).toBe('suggestion_names_family')
    expect(await api.refused(school.office, 'publishSuggestion', { ...publication, answer: `${chen.childName}已安排` })).toBe('suggestion_names_family')
    expect(await api.refused(school.office, 'publishSuggestion', { ...publication, text: `和${zhao.childName}坐一起太吵` })).toBe('suggestion_names_family')
    // The child's name is still the child's where its guardian is bound to it no more.
    await asOwner(api, school.schoolId, (db) => db.rows(`delete from child_guardian where guardian_id = $1`, [chen.guardian.guardianId]))
    expect(await api.refused(school.office, 'publishSuggestion', { ...publication, text: `${chen.childName}家建议周五开课` })).toBe('suggestion_names_family')
  })
})

describe('words that do harm', () => {
  const hostile: [string, string, string][] = [
    ['a script', '<script>fetch("//x")</script><img src=x onerror=alert(1)>', '<script>fetch("//x")</script><img src=x onerror=alert(1)>'],
    ['a way into the database', `'); drop table feedback; --`, `'); drop table feedback; --`],
    ['control characters and writing turned round', '周五\u0007\u001b[2J\u202e课开', '周五[2J课开'],
    ['only emoji', '👍👍🏽👨‍👩‍👧‍👦', '👍👍🏽👨‍👩‍👧‍👦'],
    ['500 characters of four bytes', '𠮷'.repeat(250), '𠮷'.repeat(250)],
  ]
  it.each(hostile)('%s is kept as text, and read the same by the office', async (_title, written, kept) => {
    const { school, chen } = await given()
    await api.done(chen.guardian, 'writeFeedback', { kind: 'thanks', text: written })
    expect((await atSchool(school)).feedback[0]?.turns[0]?.text).toBe(kept)
    expect((await mine(chen)).feedback[0]?.turns[0]?.text).toBe(kept)
  })

  it.each([
    ['10,000 characters', '课'.repeat(10_000), 'input_invalid'],
    ['half of a letter', '好\ud83d', 'input_invalid'],
    ['a zero', '好\u0000', 'input_invalid'],
    ['nothing that can be seen', '\u3164\u2060\u200b', 'feedback_empty'],
    ['only control characters', '\u0007\u0008\u001b', 'feedback_empty'],
  ])('%s is refused, and nothing is stored', async (_title, text, code) => {
    const { school, chen } = await given()
    const reply = await api.call(chen.guardian, 'writeFeedback', { kind: 'suggestion', text })
    expect(reply).toMatchObject({ ok: false, code })
    expect(reply).not.toHaveProperty('message', expect.stringContaining('课课'))
    expect((await atSchool(school)).total).toBe(0)
  })
})
