import { plainText } from 'cloud/rules/plain-text'
import { inManyCases, times } from './seeded-cases'

describe('what somebody wrote', () => {
  it.each([
    ['keeps its lines and its words', '第一行\n第二行', '第一行\n第二行'],
    ['keeps markup as the text that it is', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['keeps an emoji made of several, and a key cap', '👨‍👩‍👧‍👦 很好 1️⃣', '👨‍👩‍👧‍👦 很好 1️⃣'],
    ['loses control characters', 'a\u0001b\u0007c\u001b[31md\u007f', 'abc[31md'],
    ['loses what turns the direction of writing round', '\u202e教育局\u202c\u2066x\u2069', '教育局x'],
    ['loses words hidden in tags that nobody sees', '好\u{e0041}\u{e0042}', '好'],
    ['has line ends of one kind, and one empty line at most', '甲\r\n\r\n\r\n\r\n乙\u2028丙\r丁', '甲\n\n乙\n丙\n丁'],
    ['has no tower of marks on a letter', `a${'\u0301'.repeat(400)}b`, `a${'\u0301'.repeat(6)}b`],
    ['is empty where nothing would be seen', '\u200b\u3164 \u2060\n\u2800', ''],
    ['is not empty where there is only an emoji', '👍', '👍'],
  ])('%s', (_title, written, shown) => expect(plainText(written)).toBe(shown))

  it('is the same said twice, is never longer, and holds no control character but line ends', () => {
    const letters = ['课', 'a', ' ', '\n', '\r', '\t', '\u0000', '\u0008', '\u202e', '\u200d', '\u0301', '👍', '\u3164', '<b>']
    inManyCases((random) => {
      const written = times(random.below(40), () => random.pick(letters)).join('')
      const shown = plainText(written)
      expect(plainText(shown)).toBe(shown)
      expect(shown.length).toBeLessThanOrEqual(written.length)
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    })
  })
})
