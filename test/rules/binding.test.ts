import { demoSlips } from 'cloud/demo/people'
import { afterFailure, codeAlphabet, codeDays, codeLength, isLocked, normalCode, printedCode, sameName, type Attempts } from 'cloud/rules/binding'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

const noon = new Date('2026-09-08T12:00:00+08:00')
const minutesLater = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000)
const failed = (failures: number): Attempts => ({ failures, firstFailedAt: noon })

describe('a code on a slip of paper', () => {
  it('has no letter or digit that is taken for another: no 0 and O, no 1, I and L', () => {
    for (const letter of '01OIL') expect(codeAlphabet).not.toContain(letter)
    expect(codeAlphabet).toMatch(/^[2-9A-Z]+$/)
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
  })

  it('is so long that a thousand slips are not guessed at five tries an hour in the time they are good for', () => {
    const guesses = 5 * 24 * codeDays
    expect((guesses * 1000) / codeAlphabet.length ** codeLength).toBeLessThan(0.00001)
  })

  it('is printed as two groups of four', () => {
    expect(printedCode('K7M4W9QH')).toBe('K7M4-W9QH')
  })

  it('is read with small letters, spaces, dashes and full-width letters alike', () => {
    for (const typed of ['K7M4-W9QH', 'k7m4w9qh', ' k7m4 w9qh ', 'K7M4—W9QH', 'Ｋ７Ｍ４－Ｗ９ＱＨ', 'k7m4　w9qh']) expect(normalCode(typed)).toBe('K7M4W9QH')
  })

  it('is another code with one letter changed', () => {
    expect(normalCode('K7M4-W9QJ')).not.toBe(normalCode('K7M4-W9QH'))
  })

  it('comes back as it was from every way of typing what is printed', () => {
    inManyCases((random) => {
      const code = times(codeLength, () => random.pick([...codeAlphabet])).join('')
      const typed = [...printedCode(code)].map((letter) => (random.below(2) ? letter.toLowerCase() : letter) + (random.below(4) ? '' : random.pick([' ', '-', '　']))).join('')
      expect(normalCode(typed)).toBe(code)
    })
  })

  it('of the demonstration could have been issued by the school', () => {
    for (const { code } of Object.values(demoSlips)) {
      expect(code).toHaveLength(codeLength)
      for (const letter of code) expect(codeAlphabet).toContain(letter)
    }
  })
})

describe('a name', () => {
  it('is the same with and without spaces and however its middle dot is written', () => {
    expect(sameName('张 三', '张三')).toBe(true)
    expect(sameName('张　三 ', '张三')).toBe(true)
    for (const dot of ['·', '•', '・', '･', '.', '．', '']) expect(sameName(`阿依古丽${dot}买买提`, '阿依古丽·买买提')).toBe(true)
  })

  it('with another character is another name', () => {
    expect(sameName('林知夏', '林知行')).toBe(false)
    expect(sameName('张三', '张三丰')).toBe(false)
    expect(sameName('乜思𡶴', '乜思𬍛')).toBe(false)
    expect(sameName('', '张三')).toBe(false)
  })

  it('is itself, and comparing goes both ways', () => {
    const letters = [...'张王李𬍛𡶴· 　.阿依']
    const anyName = (random: CaseRandom) => times(1 + random.below(4), () => random.pick(letters)).join('')
    inManyCases((random) => {
      const [a, b] = [anyName(random), anyName(random)]
      expect(sameName(a, a)).toBe(true)
      expect(sameName(a, b)).toBe(sameName(b, a))
    })
  })
})

describe('guessing codes', () => {
  it('five wrong codes within an hour lock; four do not', () => {
    expect(isLocked(null, noon)).toBe(false)
    expect(isLocked(failed(4), minutesLater(1))).toBe(false)
    expect(isLocked(failed(5), minutesLater(1))).toBe(true)
  })

  it('the lock opens by itself an hour after the first wrong code', () => {
    expect(isLocked(failed(5), new Date(minutesLater(60).getTime() - 1))).toBe(true)
    expect(isLocked(failed(5), minutesLater(60))).toBe(false)
  })

  it('after that hour the count starts anew', () => {
    expect(afterFailure(null, noon)).toEqual({ failures: 1, firstFailedAt: noon })
    expect(afterFailure(failed(1), minutesLater(59))).toEqual(failed(2))
    expect(afterFailure(failed(5), minutesLater(60))).toEqual({ failures: 1, firstFailedAt: minutesLater(60) })
  })

  it('however somebody spreads the tries, at most five count in one hour’s window, and nobody is locked out for longer', () => {
    inManyCases((random) => {
      let attempts: Attempts | null = null
      let now = noon
      const admitted: { window: number; at: Date }[] = []
      for (let tries = 0; tries < 80; tries += 1) {
        now = minutesLater(random.pick([0.01, 1, 5, 14, 59]), now)
        if (isLocked(attempts, now)) {
          expect(now.getTime() - (admitted.at(-5)?.at.getTime() ?? Number.NaN)).toBeLessThan(3_600_000)
          continue
        }
        attempts = afterFailure(attempts, now)
        admitted.push({ window: attempts.firstFailedAt.getTime(), at: now })
      }
      for (const { window } of admitted) expect(admitted.filter((each) => each.window === window).length).toBeLessThanOrEqual(5)
    })
  })

  it('no sixth try gets through within the hour, in whatever order the minutes come', () => {
    inManyCases((random) => {
      let attempts: Attempts | null = null
      let through = 0
      for (const minute of shuffled(random, times(60, (index) => index)).slice(0, 20).sort((a, b) => a - b)) {
        if (isLocked(attempts, minutesLater(minute))) continue
        attempts = afterFailure(attempts, minutesLater(minute))
        through += 1
      }
      expect(through).toBe(5)
    })
  })
})
