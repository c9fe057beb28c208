import type { AgreementTemplate } from 'cloud/contract/plan-texts'
import { canonicalText, fillAgreement, handwritingLength, isTooSmall, type AgreementText } from 'cloud/rules/agreement-text'
import { s19 } from './given-plan'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

const givenTemplate = (template: Partial<AgreementTemplate> = {}): AgreementTemplate => ({
  key: 'service',
  name: '课后服务协议书',
  version: '1',
  signer: 'guardian',
  clauses: [{ title: '双方', text: '乙方：{{guardianName}}。孩子：{{childName}}。' }],
  confirmations: ['我自愿为{{childName}}选择。'],
  ...template,
})

const filled = (facts: Record<string, string>, text = '孩子：{{childName}}。') => fillAgreement(givenTemplate({ clauses: [{ title: '双方', text }] }), 1, facts).clauses[0]?.text

describe('filling an agreement', () => {
  it('puts names into clauses and confirmations, and says which template and plan it was', () => {
    expect(fillAgreement(givenTemplate(), 3, { guardianName: '陈海燕', childName: '林知夏' })).toEqual({
      name: '课后服务协议书',
      templateVersion: '1',
      planVersion: 3,
      clauses: [{ title: '双方', text: '乙方：陈海燕。孩子：林知夏。' }],
      confirmations: ['我自愿为林知夏选择。'],
    })
  })

  it('shows 未公布 for what is not stated: nobody signs over a blank', () => {
    expect(filled({ childName: '' })).toBe('孩子：未公布。')
    expect(filled({})).toBe('孩子：未公布。')
  })

  it('shows 未公布 for a place that merely sounds like something the language knows', () => {
    for (const place of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(filled({}, `{{${place}}}`)).toBe('未公布')
  })

  it('takes what a family wrote as it is, even if it looks like a place', () => {
    expect(filled({ childName: '{{guardianName}}', guardianName: '陈海燕' })).toBe('孩子：{{guardianName}}。')
    expect(filled({ childName: '$& $1 $`', guardianName: '' })).toBe('孩子：$& $1 $`。')
    expect(filled({ a: '{{', b: 'guardianName}}', guardianName: '陈海燕' }, '{{a}}{{b}}')).toBe('{{guardianName}}')
  })

  it('leaves no open place in any agreement of the scheme, even when nothing at all is known (S19)', () => {
    for (const template of s19.agreements) {
      const { clauses, confirmations } = fillAgreement(template, 1, {})
      for (const text of [...clauses.flatMap(({ title, text: words }) => [title, words]), ...confirmations]) expect(text).not.toMatch(/[{}]/)
    }
  })

  it('whatever families write, each place holds exactly what was written there', () => {
    const pieces = ['{{', '}}', 'a', 'b', '{{a}}', '{{b}}', '$&', '张', '𡶴', '']
    inManyCases((random) => {
      const facts = { a: times(random.below(5), () => random.pick(pieces)).join(''), b: times(random.below(5), () => random.pick(pieces)).join('') }
      expect(filled(facts, '甲{{a}}乙{{b}}丙{{a}}')).toBe(`甲${facts.a || '未公布'}乙${facts.b || '未公布'}丙${facts.a || '未公布'}`)
    }, 500)
  })
})

const givenText = (text: Partial<AgreementText> = {}): AgreementText => ({
  name: '课后服务协议书',
  templateVersion: '1',
  planVersion: 1,
  clauses: [{ title: '费用', text: '每小时 2 元。' }, { title: '请假', text: '提前告知。' }],
  confirmations: ['我自愿。', '我已读完。'],
  ...text,
})

describe('the one form of a text that is hashed', () => {
  it('is the same for the same text, however the object was put together', () => {
    const { confirmations, clauses, planVersion, templateVersion, name } = givenText()
    const other = { confirmations, clauses: clauses.map(({ title, text }) => ({ text, title })), planVersion, templateVersion, name }
    expect(canonicalText(other)).toBe(canonicalText(givenText()))
  })

  it('changes with every single thing the family reads', () => {
    const changed = [
      givenText({ name: '安全协议书' }),
      givenText({ templateVersion: '2' }),
      givenText({ planVersion: 2 }),
      givenText({ clauses: [{ title: '费用', text: '每小时 3 元。' }, { title: '请假', text: '提前告知。' }] }),
      givenText({ clauses: [{ title: '收费', text: '每小时 2 元。' }, { title: '请假', text: '提前告知。' }] }),
      givenText({ clauses: givenText().clauses.toReversed() }),
      givenText({ clauses: givenText().clauses.slice(0, 1) }),
      givenText({ confirmations: ['我自愿。'] }),
      givenText({ confirmations: ['我已读完。', '我自愿。'] }),
      givenText({ confirmations: ['我自愿。我已读完。'] }),
    ].map(canonicalText)
    expect(new Set([canonicalText(givenText()), ...changed]).size).toBe(changed.length + 1)
  })

  it('knows where a title ends and its clause begins', () => {
    const of = (title: string, text: string) => canonicalText(givenText({ clauses: [{ title, text }] }))
    expect(of('费用', '退费另定')).not.toBe(of('费用退费', '另定'))
  })

  it('cannot be forged by moving words from one place to the next', () => {
    const pieces = ['', '"', '","', '[', ']', '\\', '费用', '\n', 'null']
    const anyText = (random: CaseRandom) => {
      const words = () => times(random.below(3), () => random.pick(pieces)).join('')
      return givenText({ name: words(), clauses: times(random.below(3), () => ({ title: words(), text: words() })), confirmations: times(random.below(3), words) })
    }
    inManyCases((random) => {
      const a = anyText(random)
      const b = anyText(random)
      expect(canonicalText(a) === canonicalText(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }, 1000)
  })
})

describe('the length of a signature', () => {
  it('is the way the finger went, over all strokes', () => {
    expect(handwritingLength([[0, 0, 300, 400]])).toBe(500)
    expect(handwritingLength([[0, 0, 300, 400], [100, 100, 100, 200, 200, 200]])).toBe(700)
    expect(handwritingLength([])).toBe(0)
  })

  it('of a dot or a slip is too short, of a written name long enough', () => {
    expect(isTooSmall([[500, 500, 500, 500]])).toBe(true)
    expect(isTooSmall([[0, 0, 299, 0]])).toBe(true)
    expect(isTooSmall([[0, 0, 300, 0]])).toBe(false)
  })

  it('does not count the way through the air between two strokes', () => {
    expect(isTooSmall([[0, 0, 10, 0], [990, 0, 1000, 0]])).toBe(true)
  })

  it('is the same backwards, in any order of strokes and anywhere on the pad, and an unpaired number adds nothing', () => {
    inManyCases((random) => {
      const strokes = times(1 + random.below(6), () => times(2 * (2 + random.below(20)), () => random.below(1000)))
      const length = handwritingLength(strokes)
      const points = (stroke: number[]) => times(stroke.length / 2, (index) => stroke.slice(2 * index, 2 * index + 2))
      const backwards = strokes.map((stroke) => points(stroke).toReversed().flat())
      expect(handwritingLength(backwards)).toBeCloseTo(length, 6)
      expect(handwritingLength(shuffled(random, strokes))).toBeCloseTo(length, 6)
      expect(handwritingLength(strokes.map((stroke) => stroke.map((value) => value + 50)))).toBeCloseTo(length, 6)
      expect(handwritingLength(strokes.map((stroke) => [...stroke, 7]))).toBeCloseTo(length, 6)
    })
  })
})
