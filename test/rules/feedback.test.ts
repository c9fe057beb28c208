import { firstVerdict, isShown, namesFamily, rate } from 'cloud/rules/feedback'

describe('a family’s word on an answer (FR-083)', () => {
  const enough = { satisfied: true, more: '' }
  const notEnough = { satisfied: false, more: '还是没有说什么时候' }
  it.each([
    ['before there is an answer is refused', 'open', 1, enough, { kind: 'refused', code: 'feedback_not_answered' }],
    ['after the end is refused', 'closed', 1, notEnough, { kind: 'refused', code: 'feedback_closed' }],
    ['that it is enough ends it', 'answered', 1, enough, { kind: 'closed' }],
    ['that it is not enough reopens it with what is missing', 'answered', 1, notEnough, { kind: 'reopened' }],
    ['that it is not enough has to say what is missing', 'answered', 1, { satisfied: false, more: '' }, { kind: 'refused', code: 'feedback_empty' }],
    ['reopens it once only', 'answered', 2, notEnough, { kind: 'closed' }],
    ['on the second answer needs no more words', 'answered', 2, { satisfied: false, more: '' }, { kind: 'closed' }],
  ] as const)('%s', (_title, state, turns, word, outcome) => expect(rate({ state, turns }, word)).toEqual(outcome))
})

it('what the check could not judge is shown to nobody until a person has decided', () => {
  expect([firstVerdict('passed'), firstVerdict('unchecked')]).toEqual(['passed', 'waiting'])
  expect((['passed', 'waiting', 'shown', 'hidden'] as const).filter(isShown)).toEqual(['passed', 'shown'])
})

describe('words that everybody is to read', () => {
  it.each([
    ['hold a child’s name', '林知夏的家长建议周五开课', true],
    ['hold it with something between its letters', '林 知·夏同学', true],
    ['hold what the family calls the child', '我家知夏想多踢一节球', true],
    ['hold a name with signs and accents between its letters', '林|知\u0301+夏', true],
    ['hold the guardian’s name', '陈海燕提出', true],
    ['hold a telephone number, grouped or in wide digits', '请打１３８ 0013-8000', true],
    ['hold none of these', '有家长建议周五也开课，已在10月安排', false],
    ['hold a single letter that is also a name', '林荫道', false],
  ])('%s: %s', (_title, words, expected) => expect(namesFamily(words, ['陈海燕', '林知夏', '林', ''])).toBe(expected))
})
