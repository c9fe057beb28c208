import type { SurveyForm, SurveyQuestion } from 'cloud/contract/survey-form'
import type { ResultQuestion } from 'cloud/contract/survey-result'
import { countBallots, type CountedBallot } from 'cloud/rules/survey-count'
import { percentChange, percentWords, promiseStateOn, resultPercent, resultSections, rowBase } from 'cloud/rules/survey-result'
import { ballotOf, s16Ballots, satisfactionForm, sectionOf, singleOf } from '../given-survey-result'
import { inManyCases, times } from './seeded-cases'

const facts = { required: false, showIf: null }
const options = [{ key: 'a', label: '足球' }, { key: 'b', label: '围棋' }, { key: 'c', label: '合唱' }]
const scale: SurveyQuestion = { key: 'scale', title: '打几分？', ...facts, kind: 'scale', from: 1, to: 5, lowLabel: '很差', highLabel: '很好' }
const ranking: SurveyQuestion = { key: 'wish', title: '最想要哪些课？', ...facts, kind: 'ranking', options, most: 2 }
const matrix: SurveyQuestion = { key: 'each', title: '分别怎样？', ...facts, kind: 'matrix', rows: [{ key: 'food', label: '午餐' }, { key: 'nap', label: '午休' }], options: [{ key: 'good', label: '好' }, { key: 'bad', label: '不好' }] }
const words: SurveyQuestion = { key: 'words', title: '还想说什么？', ...facts, kind: 'text' }

const formOf = (...questions: SurveyQuestion[]): SurveyForm => ({ intro: '', sections: [sectionOf('service', questions)] })
const counted = (form: SurveyForm, ballots: CountedBallot[], part = 'all', partKey = '') => ({ form, counts: countBallots(form, ballots, 8).filter((count) => count.part === part && count.partKey === partKey) })
const many = (count: number, values: CountedBallot['answers'][number]['values']) => Array.from({ length: count }, () => ballotOf(values))
const questionsOf = (form: SurveyForm, ballots: CountedBallot[], before: ReturnType<typeof counted> | null = null) => resultSections('all', counted(form, ballots), before)[0]!.questions

const percents = ({ kind, answers }: ResultQuestion) => answers && answers.counts.map((row, at) => row.map((_, option) => resultPercent(kind, answers, at, option)))

test('R-047 S16: 60% very satisfied and 40% satisfied with the clubs, 100% with time, courses and all of it, from twenty families’ own answers', () => {
  expect(questionsOf(satisfactionForm, s16Ballots()).map(percents)).toEqual([[[60, 40, 0]], [[100, 0]], [[100, 0]], [[100, 0]]])
})

test('R-047: a percentage is of those who answered the question, not of those who were asked', () => {
  const form = formOf(singleOf('one', '好吗？', ['好', '不好']))
  expect(questionsOf(form, [...many(10, { one: 'a' }), ...many(90, {})]).map(percents)).toEqual([[[100, 0]]])
})

test('a question that fewer answered than a group must have shows no figure at all, and words are never counted', () => {
  const [few, text] = questionsOf(formOf(singleOf('one', '好吗？', ['好', '不好']), words), many(7, { one: 'a', words: '好' }))
  expect([few?.answers, text?.answers]).toEqual([null, null])
})

test('a scale’s steps, a ranking’s places and a matrix’s rows each have their own line', () => {
  const [steps, places, rows] = questionsOf(formOf(scale, ranking, matrix), [...many(8, { scale: 5, wish: ['b', 'a'], each: { food: 'good', nap: 'bad' } }), ...many(2, { scale: 1, wish: ['a'], each: { food: 'bad' } })])
  expect(steps).toMatchObject({ options: ['1 分（很差）', '2 分', '3 分', '4 分', '5 分（很好）'], answers: { valid: 10, counts: [[2, 0, 0, 0, 8]] } })
  expect(places).toMatchObject({ rows: ['排第 1', '排第 2'], options: ['足球', '围棋', '合唱'], answers: { valid: 10, counts: [[2, 8, 0], [8, 0, 0]] } })
  expect(rows).toMatchObject({ rows: ['午餐', '午休'], answers: { valid: 10, counts: [[8, 2], [0, 8]] } })
  // Two families left the second row out: its percentages are of the eight who did not.
  expect(rows && percents(rows)).toEqual([[80, 20], [0, 100]])
})

test('of several choices shares come to more than 100%, each of all who answered', () => {
  const several: SurveyQuestion = { key: 'days', title: '哪几天？', ...facts, kind: 'multiple', options, most: 3 }
  expect(questionsOf(formOf(several), many(8, { days: ['a', 'b'] })).map(percents)).toEqual([[[100, 100, 0]]])
})

describe('comparison with the last survey', () => {
  const form = formOf(singleOf('one', '好吗？', ['好', '不好']))
  const before = counted(form, [...many(10, { one: 'a' }), ...many(10, { one: 'b' })])

  test('is by percentage points of the same question', () => {
    const [question] = questionsOf(form, [...many(9, { one: 'a' }), ...many(3, { one: 'b' })], before)
    expect([0, 1].map((option) => percentChange(question!, 0, option))).toEqual([25, -25])
  })

  test.each([
    ['other words', formOf(singleOf('one', '还好吗？', ['好', '不好']))],
    ['other choices', formOf(singleOf('one', '好吗？', ['好', '一般', '不好']))],
    ['choices in other words', formOf(singleOf('one', '好吗？', ['很好', '不好']))],
    ['another key', formOf(singleOf('two', '好吗？', ['好', '不好']))],
  ])('is not made where the question was asked with %s', (_, other) => {
    const [question] = questionsOf(other, many(10, { one: 'a', two: 'a' }), before)
    expect(question).toMatchObject({ answers: { valid: 10 }, before: null })
    expect(percentChange(question!, 0, 0)).toBeNull()
  })

  test('is not made where too few answered then', () => {
    const [question] = questionsOf(form, many(10, { one: 'a' }), counted(form, many(3, { one: 'a' })))
    expect(question?.before).toBeNull()
  })
})

test('a course’s group has the sections about courses only, and a grade’s none of them', () => {
  const subjectId = '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a01'
  const form: SurveyForm = { intro: '', sections: [sectionOf('service', [singleOf('one', '好吗？', ['好', '不好'])]), sectionOf('course', [scale], { about: 'courses' })] }
  const ballots = Array.from({ length: 9 }, (): CountedBallot => ({ grade: 3, joined: true, answers: [{ section: 'service', subjectId: null, values: { one: 'a' } }, { section: 'course', subjectId, values: { scale: 4 } }] }))
  const keys = (part: 'all' | 'grade' | 'course', partKey: string) => resultSections(part, counted(form, ballots, part, partKey), null).map(({ key, questions }) => [key, questions[0]?.answers?.valid])
  expect(keys('course', subjectId)).toEqual([['course', 9]])
  expect(keys('grade', '3')).toEqual([['service', 9]])
  expect(keys('all', '')).toEqual([['service', 9]])
})

test('whatever families choose of one, every count is of its own ballots and the shares come to 100', () => {
  const form = formOf(singleOf('one', '好吗？', ['好', '一般', '不好']), matrix)
  inManyCases((random) => {
    const ballots = times(8 + random.below(40), () => ballotOf({ one: 'abc'[random.below(3)] as string, each: { food: random.below(2) ? 'good' : 'bad', ...(random.below(2) ? { nap: 'bad' } : {}) } }))
    for (const { kind, answers } of questionsOf(form, ballots)) {
      expect(answers!.valid).toBe(ballots.length)
      answers!.counts.forEach((row, at) => {
        const sum = row.reduce((all, count) => all + count, 0)
        expect(sum).toBe(rowBase(kind, answers!, at))
        if (sum > 0) expect(row.reduce((all, _, option) => all + (resultPercent(kind, answers!, at, option) as number), 0)).toBeCloseTo(100)
      })
    }
  }, 50)
})

test.each([[60, '60%'], [7.547, '7.5%'], [133.33, '133.3%'], [0, '0%'], [0.01, '不到 0.1%'], [99.99, '超过 99.9%'], [100, '100%']])('%p is written %s: nothing is rounded to nobody or to all', (percent, says) => {
  expect(percentWords(percent)).toBe(says)
})

test('a promise is late from the day after its date, and a kept one never', () => {
  const due = { dueOn: '2026-10-10', keptOn: null }
  expect(['2026-10-10', '2026-10-11'].map((today) => promiseStateOn(today, due))).toEqual(['open', 'late'])
  expect(promiseStateOn('2026-12-01', { ...due, keptOn: '2026-11-30' })).toBe('kept')
})
