import type { SectionAnswers, SurveyForm, SurveyQuestion } from 'cloud/contract/survey-form'
import { countBallots, type CountedBallot, type SurveyCount } from 'cloud/rules/survey-count'
import { largeGroups } from 'cloud/rules/survey-groups'
import { smallForm } from '../given-survey'
import { inManyCases, times, type CaseRandom } from './seeded-cases'

const least = 8
const options = ['a', 'b', 'c'].map((key) => ({ key, label: key }))
const facts = { required: true, showIf: null }
/** One choice, a choice asked of those who chose a or b, one asked of those who then chose a, and two rows that may be left out. */
const questions: SurveyQuestion[] = [
  { ...facts, key: 'first', title: '一', kind: 'single', options },
  { ...facts, key: 'second', title: '二', kind: 'single', options, showIf: { question: 'first', anyOf: ['a', 'b'] } },
  { ...facts, key: 'third', title: '三', kind: 'multiple', most: 3, options, required: false, showIf: { question: 'second', anyOf: ['a'] } },
  { ...facts, key: 'rows', title: '四', kind: 'matrix', required: false, rows: [{ key: 'one', label: '一' }, { key: 'two', label: '二' }], options },
]
const form: SurveyForm = { intro: '', sections: [{ key: 'service', title: '一', note: '', audience: 'everyone', about: 'service', questions }] }

type Values = SectionAnswers['values']
const ballotOf = (grade: number, joined: boolean, values: Values): CountedBallot => ({ grade, joined, answers: [{ section: 'service', subjectId: null, values }] })
const countOf = (ballots: readonly CountedBallot[]) => countBallots(form, ballots, least)
const groupsOf = (counts: readonly SurveyCount[], question: string) => counts.filter((line) => line.question === question && line.rowKey === '' && line.option === '').map(({ part, partKey, count }) => `${part} ${partKey} ${count}`)

test('a grade of seven is not counted, nor one that would leave seven when it is taken from the whole', () => {
  const ballot = (grade: number, satisfied: string): CountedBallot => ballotOf(grade, true, { satisfied })
  const counts = countBallots(smallForm, [...times(20, () => ballot(3, 'option1')), ...times(7, () => ballot(4, 'option2'))], least)
  expect(counts.filter(({ part }) => part === 'grade')).toEqual([])
  expect(counts.find(({ part, option }) => part === 'all' && option === '')?.count).toBe(27)
})

test('the one family of a grade that takes part is not had by taking the other grade from those who do', () => {
  const counts = countOf([...times(12, () => ballotOf(3, true, { first: 'a' })), ballotOf(4, true, { first: 'c' }), ...times(8, () => ballotOf(4, false, { first: 'a' }))])
  expect(groupsOf(counts, 'first')).toEqual(['all  21', 'joined false 8', 'joined true 13'])
})

test('the order in which counts are written says nothing of the order in which the families were counted', () => {
  const list = [ballotOf(3, true, { first: 'b', second: 'c' }), ...times(9, () => ballotOf(3, true, { first: 'a', second: 'a' })), ...times(8, () => ballotOf(1, true, { first: 'c' }))]
  expect(countOf([...list].reverse())).toEqual(countOf(list))
})

test('five of a grade are not known by nobody of them having been asked what hangs on a choice', () => {
  const of = (grade: number, chosen: number, others: number) => [...times(chosen, () => ballotOf(grade, true, { first: 'a', second: 'a' })), ...times(others, () => ballotOf(grade, true, { first: 'c' }))]
  const counts = countOf([...of(3, 15, 5), ...of(2, 10, 5), ...of(4, 0, 5)])
  expect(groupsOf(counts, 'first')).toEqual(['all  40', 'grade 3 20', 'joined true 40'])
  expect(groupsOf(counts, 'second')).toEqual(['all  25', 'grade 3 15', 'joined true 25'])
})

test('a row of a matrix that seven filled in has no line, and the rows that enough filled in have', () => {
  const counts = countOf(times(12, (index) => ballotOf(3, true, { rows: { one: 'a', ...(index < 7 ? { two: 'b' } : {}) } })))
  expect(counts.filter(({ part }) => part === 'all')).toEqual([
    { part: 'all', partKey: '', section: 'service', question: 'rows', rowKey: '', option: '', count: 12 },
    { part: 'all', partKey: '', section: 'service', question: 'rows', rowKey: 'one', option: 'a', count: 12 },
  ])
})

test('a course and a teacher who share all but one family are counted each by its own question', () => {
  const [courseId, staffId] = ['1f7b7c1c-2d0b-4f6e-8a55-5f2f6b3c1a01', '1f7b7c1c-2d0b-4f6e-8a55-5f2f6b3c1a02']
  const about = (key: 'courses' | 'teachers') => ({ key, title: key, note: '', audience: 'everyone' as const, about: key, questions: questions.slice(0, 1) })
  const answers = (hasCourse: boolean, first: string) => [...(hasCourse ? [{ section: 'courses', subjectId: courseId, values: { first: 'a' } }] : []), { section: 'teachers', subjectId: staffId, values: { first } }]
  const ballots = times(9, (index) => ({ grade: 3, joined: true, answers: answers(index < 8, index < 8 ? 'b' : 'c') }))
  const counts = countBallots({ intro: '', sections: [about('courses'), about('teachers')] }, ballots, least)
  expect(counts.map(({ part, option, count }) => `${part} ${option} ${count}`).sort()).toEqual(['course  8', 'course a 8', 'teacher  9', 'teacher b 8', 'teacher c 1'])
  expect(countBallots({ intro: '', sections: [about('courses')] }, ballots.slice(1), least)).toEqual([])
})

test('whatever groups there are, each shown has enough, and what is left over of the whole is nothing or enough', () => {
  inManyCases((random) => {
    const sizes = new Map(times(1 + random.below(9), (index) => [String(index), random.below(20)] as const))
    const shown = largeGroups(sizes, least)
    const rest = [...sizes].filter(([key]) => !shown.has(key)).reduce((sum, [, size]) => sum + size, 0)
    for (const key of shown) expect(sizes.get(key)).toBeGreaterThanOrEqual(least)
    if (shown.size > 0) expect(rest === 0 || rest >= least).toBe(true)
  })
})

describe('whoever adds and takes away what is shown', () => {
  test('never has the answers of one to seven families, to any question or row, whoever takes part and whatever was asked of whom', () => {
    let shown = 0
    inManyCases((random) => {
      const ballots = someBallots(random)
      const counts = countOf(ballots)
      for (const { question, rowKey, answered } of askedOf) {
        const released = releasedOf(counts, question, rowKey)
        shown += released.filter(({ part }) => part === 'grade').length
        expect(smallestHad(cellsOf(ballots.filter(answered)), released)).toBeGreaterThanOrEqual(least)
      }
    }, 2000)
    // Not because nothing was shown.
    expect(shown).toBeGreaterThan(1000)
  })

  test('has no small group’s choice by who was asked what hangs on it', () => {
    inManyCases((random) => {
      const ballots = someBallots(random)
      const counts = countOf(ballots)
      for (const [on, hanging] of [['first', 'second'], ['second', 'third']] as const) {
        const cells = cellsOf(ballots.filter((ballot) => on in valuesOf(ballot)))
        expect(smallestHad(cells, [...releasedOf(counts, on, ''), ...releasedOf(counts, hanging, '')])).toBeGreaterThanOrEqual(least)
      }
    }, 2000)
  })

  test('would have them, were every grade and every side of eight shown: the attack finds what it looks for', () => {
    let found = 0
    inManyCases((random) => {
      const cells = cellsOf(someBallots(random))
      const careless = [{ part: 'all', partKey: '' }, ...(['grade', 'joined'] as const).flatMap((part) => [...new Set(cells.map((cell) => String(cell[part])))].map((partKey) => ({ part, partKey }))).filter((group) => sizeOf(cells, group) >= least)]
      if (smallestHad(cells, careless) < least) found += 1
    })
    expect(found).toBeGreaterThan(30)
  })
})

const valuesOf = (ballot: CountedBallot): Values => ballot.answers[0]?.values ?? {}
const askedOf = [
  ...['first', 'second', 'third', 'rows'].map((question) => ({ question, rowKey: '', answered: (ballot: CountedBallot) => question in valuesOf(ballot) })),
  ...['one', 'two'].map((rowKey) => ({ question: 'rows', rowKey, answered: (ballot: CountedBallot) => rowKey in Object(valuesOf(ballot).rows) })),
]

/** Up to four grades, in which all, none or some take part, and few or many choose a. */
function someBallots(random: CaseRandom): CountedBallot[] {
  return times(1 + random.below(4), (index) => index + 1).flatMap((grade) => {
    const [shareJoined, shareA] = [random.pick([0, 5, 50, 95, 100]), random.pick([0, 10, 50, 90, 100])]
    return times(random.below(40), () => ballotOf(grade, random.below(100) < shareJoined, someValues(random, shareA)))
  })
}

function someValues(random: CaseRandom, shareA: number): Values {
  const choose = () => (random.below(100) < shareA ? 'a' : random.pick(['b', 'c']))
  const rows = { ...(random.below(2) ? { one: choose() } : {}), ...(random.below(3) ? {} : { two: choose() }) }
  const [first, second] = [choose(), choose()]
  const values: Values = { first }
  if (first !== 'c') values.second = second
  if (first !== 'c' && second === 'a' && random.below(2)) values.third = [choose()]
  if (Object.keys(rows).length > 0) values.rows = rows
  return values
}

type Cell = { grade: number; joined: boolean; count: number }
type Group = Pick<SurveyCount, 'partKey'> & { part: string }

function cellsOf(ballots: readonly CountedBallot[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { grade, joined } of ballots) {
    const cell = cells.get(`${grade} ${joined}`) ?? { grade, joined, count: 0 }
    cells.set(`${grade} ${joined}`, { ...cell, count: cell.count + 1 })
  }
  return [...cells.values()]
}

const isIn = ({ grade, joined }: Cell, { part, partKey }: Group) => part === 'all' || partKey === String(part === 'grade' ? grade : joined)
const sizeOf = (cells: readonly Cell[], group: Group) => cells.filter((cell) => isIn(cell, group)).reduce((sum, { count }) => sum + count, 0)

function releasedOf(counts: readonly SurveyCount[], question: string, rowKey: string): Group[] {
  const own = counts.filter((line) => line.question === question && line.rowKey === rowKey && (rowKey !== '' || line.option === ''))
  return own.map(({ part, partKey }) => ({ part, partKey })).filter((group, index, all) => all.findIndex((other) => other.part === group.part && other.partKey === group.partKey) === index)
}

/**
 * The smallest set of families whose answers are a sum of multiples of what is released: every union of grades and sides
 * is tried. An attacker here knows which grades nobody, or everybody, of whom takes part. Infinite where there is none.
 */
function smallestHad(cells: readonly Cell[], released: readonly Group[]): number {
  const basis = reduced(released.map((group) => cells.map((cell) => Number(isIn(cell, group)))))
  let smallest = Infinity
  for (let set = 1; set < 2 ** cells.length; set += 1) {
    const chosen = cells.map((_, index) => (set >> index) & 1)
    const size = cells.reduce((sum, { count }, index) => sum + count * (chosen[index] as number), 0)
    if (size < smallest && remainder(chosen, basis).every((value) => Math.abs(value) < 1e-9)) smallest = size
  }
  return smallest
}

type Row = readonly number[]

/** Independent rows, each with the place of its first number that is not zero. */
function reduced(rows: readonly Row[]): { row: Row; lead: number }[] {
  const basis: { row: Row; lead: number }[] = []
  for (const each of rows) {
    const row = remainder(each, basis)
    const lead = row.findIndex((value) => Math.abs(value) > 1e-9)
    if (lead >= 0) basis.push({ row, lead })
  }
  return basis
}

const remainder = (row: Row, basis: readonly { row: Row; lead: number }[]): Row =>
  basis.reduce((left, { row: own, lead }) => left.map((value, index) => value - ((left[lead] as number) / (own[lead] as number)) * (own[index] as number)), row)
