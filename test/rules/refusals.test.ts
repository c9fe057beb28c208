import { refusals } from 'cloud/contract/refusals'
import { operations } from 'cloud/contract/operations'

const sentences = Object.entries(refusals)

describe('every “no” a family can be told', () => {
  it.each(sentences)('%s: Chinese, at most 60 characters, ends with 。', (_, sentence) => {
    expect(sentence).toMatch(/^[\p{Script=Han}“]/u)
    expect(sentence.endsWith('。')).toBe(true)
    expect([...sentence].length).toBeLessThanOrEqual(60)
    expect((sentence.match(/\p{Script=Han}/gu) ?? []).length).toBeGreaterThan(sentence.length / 2)
  })

  it.each(sentences)('%s: no code, no Latin letters, no half-width punctuation', (_, sentence) => {
    expect(sentence).not.toMatch(/[A-Za-z_{}<>$]/)
    expect(sentence).not.toMatch(/[,.;:!?]/)
    expect(sentence).not.toMatch(/错误码|异常|参数/)
  })

  it('no two say the same: a family can tell them apart', () => {
    expect(new Set(Object.values(refusals)).size).toBe(sentences.length)
  })

  it('each that an operation declares has its sentence', () => {
    for (const { refusals: declared } of Object.values(operations)) for (const code of declared) expect(refusals[code]).toBeTruthy()
  })
})
