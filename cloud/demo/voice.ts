import type { Ballots } from '../ballot'
import type { OpenDatabase } from '../db/database'
import { closeSurveys, openSurveys } from '../tend-surveys'
import { peopleOf, type Call } from './acting'
import { filledIn } from './ballots'
import { demoSchoolId as schoolId } from './people'
import type { seededRandom } from './seeded-random'

type SeededRandom = ReturnType<typeof seededRandom>

const families = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => `family-${first + index}`)

const needsWords = ['周三孩子训练，别的日子都可以。', '希望有书法课，离家近，晚一点放学也行。', '作业能在学校写完就好。']
const satisfactionWords = ['放学时门口人多，希望分年级出来。', '老师很耐心。']

/** The needs survey before the first applications, its results, and what the school promised by them. */
export async function askNeeds(database: OpenDatabase, random: SeededRandom, ballots: Ballots) {
  const call = peopleOf(database, random, ballots)
  const surveyId = await draw(call, { at: '2026-08-31T10:10:00', template: 'needs', title: '开学前需求调研', opensAt: '2026-08-31T11:00:00', closesAt: '2026-08-31T20:00:00' })
  await openAt({ database, ballots }, random, '2026-08-31T11:00:00')
  await answerAll(call, families(1, 12), '2026-08-31T18:00:00', { surveyId, random, words: needsWords })
  await closeSurveys({ database, ballots, ...momentAt(random, '2026-08-31T20:00:00') })
  const promises = [
    { text: '课程菜单里加一门书法课', owner: '教导处', dueOn: '2026-09-06' },
    { text: '放学分年级走两个门，门口不再挤在一起', owner: '总务处', dueOn: '2026-09-30' },
  ]
  await call('office', '2026-09-01T08:00:00', 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢各位家长。大家最想要的课和时间，我们排菜单时都看了。', promises })
  const { promises: made } = await call('office', '2026-09-05T16:00:00', 'readSurveyResults', { surveyId, part: 'all', partKey: '' })
  const first = made.find(({ text }) => text === promises[0]?.text)
  await call('office', '2026-09-05T16:00:00', 'keepPromise', { promiseId: first?.promiseId ?? '', note: '周二下午开了硬笔书法，已经可以报名。' })
}

/** The survey that asks every family while the demonstration goes on: some have answered, those whom one tries have not. */
export async function askFamilies(database: OpenDatabase, random: SeededRandom, ballots: Ballots) {
  const call = peopleOf(database, random, ballots)
  const surveyId = await draw(call, { at: '2026-09-07T08:10:00', template: 'satisfaction', title: '开学第一周满意度问卷', opensAt: '2026-09-07T16:00:00', closesAt: '2026-09-18T20:00:00' })
  await openAt({ database, ballots }, random, '2026-09-07T16:00:00')
  // Enough of those who take part and of those who do not for both to be counted.
  await answerAll(call, [...families(21, 34), ...families(181, 190)], '2026-09-07T19:00:00', { surveyId, random, words: satisfactionWords })
}

/** What families wrote to the school: one made public with the answer, one answered, one that still waits. */
export async function hearFeedback(database: OpenDatabase, random: SeededRandom) {
  const call = peopleOf(database, random)
  const suggestion = '下雨天放学，希望能在走廊里等孩子。'
  const answer = '从本周起，雨天开放一楼走廊，家长从东门进。'
  const { feedbackId } = await call('family-40', '2026-09-06T18:00:00', 'writeFeedback', { kind: 'suggestion', text: suggestion })
  const question = await call('family-41', '2026-09-06T19:00:00', 'writeFeedback', { kind: 'question', text: '孩子请假一天，午餐费怎样算？' })
  // The demonstration has no content check, so a person looks.
  for (const each of [feedbackId, question.feedbackId]) await call('office', '2026-09-07T09:30:00', 'decideFeedbackText', { feedbackId: each, part: 'first', shown: true })
  await call('office', '2026-09-07T09:35:00', 'answerFeedback', { feedbackId, reply: answer })
  await call('family-40', '2026-09-07T12:30:00', 'rateFeedbackReply', { feedbackId, satisfied: true, more: '' })
  await call('office', '2026-09-07T14:00:00', 'publishSuggestion', { feedbackId, text: suggestion, answer })
  await call('office', '2026-09-07T14:01:00', 'decideFeedbackText', { feedbackId, part: 'public', shown: true })
  await call('office', '2026-09-07T14:10:00', 'answerFeedback', { feedbackId: question.feedbackId, reply: '按方案写的办法退，账单里能看到。' })
  await call('family-42', '2026-09-07T20:00:00', 'writeFeedback', { kind: 'thanks', text: '谢谢值班老师，每天等到最后一个孩子。' })
}

interface Drawn {
  at: string
  template: string
  title: string
  opensAt: string
  closesAt: string
}

/** A survey as the office makes it from a template. */
async function draw(call: Call, { at, template, title, opensAt, closesAt }: Drawn): Promise<string> {
  const { state: _, seenAt: __, courses: ___, ...draft } = await call('office', at, 'readSurveyDraft', { surveyId: null, template, scheduleKey: null, dueOn: null })
  const { surveyId } = await call('office', at, 'saveSurvey', { ...draft, surveyId: null, seenAt: null, title, opensAt: `${opensAt}+08:00`, closesAt: `${closesAt}+08:00` })
  return surveyId
}

async function answerAll(call: Call, people: readonly string[], at: string, { surveyId, random, words }: { surveyId: string; random: SeededRandom; words: readonly string[] }) {
  for (const [index, personId] of people.entries()) {
    const { children } = await call(personId, at, 'readFamily', {})
    const childId = children[0]?.childId ?? ''
    const sheet = await call(personId, at, 'readSurvey', { surveyId, childId })
    await call(personId, at, 'answerSurvey', { surveyId, childId, answers: filledIn(sheet, random, words[index] ?? '') })
  }
}

const momentAt = (random: SeededRandom, at: string) => ({ schoolId, now: new Date(`${at}+08:00`), newId: () => random.uuid() })

/** What time does to the school's surveys at this moment, and nothing else of what it does. */
const openAt = ({ database, ballots }: { database: OpenDatabase; ballots: Ballots }, random: SeededRandom, at: string) =>
  database.transaction(schoolId, (db) => openSurveys({ db, ballots, ...momentAt(random, at) }))
