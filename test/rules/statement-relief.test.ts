import { statementState, reliefOnStatement, type StatementEntry } from 'cloud/rules/statement-relief'
import { reliefEntryLine } from 'cloud/rules/relief-words'
import { payableAfterRelief } from 'cloud/rules/relief'
import { inManyCases } from './seeded-cases'

let number = 0
const entry = (kind: StatementEntry['kind'], amountFen: number, percent: number | null = null, reverses: string | null = null): StatementEntry => ({ entryId: String((number += 1)), kind, amountFen, percent, reverses })
/** A relief as it is laid on what stands there. */
const relieved = (entries: StatementEntry[], percent: number) => {
  const state = statementState(entries)
  return [...entries, entry('relief', state.relievedFen - reliefOnStatement(state, percent), percent)]
}
const payable = (entries: StatementEntry[]) => statementState(entries).payableFen

describe('relief on a statement that is issued', () => {
  it('takes a registered household from 144 to 0 and 50 % to 72 (R-035, S19)', () => {
    expect(payable(relieved([entry('charge', 14_400)], 100))).toBe(0)
    expect(payable(relieved([entry('charge', 14_400)], 50))).toBe(7_200)
  })

  it('counts the greatest and adds only the difference', () => {
    const half = relieved([entry('charge', 14_400)], 50)
    expect(relieved(half, 100).at(-1)?.amountFen).toBe(-7_200)
    expect(payable(relieved(half, 100))).toBe(0)
  })

  it('after half was given back is of what is left: 144, 72 back, then 50 % leaves 36, and nobody gets more than was charged', () => {
    const returned = [entry('charge', 14_400), entry('refund', -7_200)]
    expect(payable(relieved(returned, 50))).toBe(3_600)
    expect(payable(relieved(returned, 100))).toBe(0)
    // The same as if relief had come first: 72 to pay, half of it back.
    expect(payable([...relieved([entry('charge', 14_400)], 50), entry('refund', -3_600)])).toBe(3_600)
  })

  it('greater after a share was given back under a smaller one is of what is left before any relief', () => {
    const half = relieved([entry('charge', 14_400)], 50)
    const returned = [...half, entry('refund', -3_600)]
    expect(statementState(returned).leftFen).toBe(7_200)
    expect(payable(relieved(returned, 75))).toBe(1_800)
  })

  it('on a statement that was wholly given back takes nothing more', () => {
    const half = relieved([entry('charge', 101)], 50)
    const returned = [...half, entry('refund', -payable(half))]
    expect(payable(relieved(returned, 100))).toBe(0)
    expect(relieved(returned, 100).at(-1)?.amountFen).toBeCloseTo(0)
  })

  it('says on the line what was relieved before', () => {
    const state = statementState(relieved([entry('charge', 14_400)], 50))
    const line = reliefEntryLine({ group: '建档立卡家庭学生', percent: 100, basis: '上级下发的名单' }, state, 7_200)
    expect(line.amountFen).toBe(-7_200)
    expect(line.steps.map(({ says }) => says)).toEqual(['144 元 × 100%', '以前已经减免 72 元，这次补上差额'])
  })
})

describe('over random charges and reliefs in any order', () => {
  it('what is to be paid is the charge less the greatest relief, never below zero, and the entries add up to it', () => {
    inManyCases((random) => {
      const charge = random.below(500_000)
      let entries = [entry('charge', charge)]
      let most = 0
      for (let count = random.below(5); count > 0; count -= 1) {
        const percent = (1 + random.below(10_000)) / 100
        if (percent <= most) continue
        most = percent
        entries = relieved(entries, percent)
        expect(payable(entries)).toBe(payableAfterRelief(charge, most))
      }
      expect(entries.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(payableAfterRelief(charge, most))
      expect(payable(entries)).toBeGreaterThanOrEqual(0)
    }, 2_000)
  })

  it('with shares given back in between, the family pays what it would have paid had the relief come first, to a fen for each share', () => {
    inManyCases((random) => {
      const charge = 1_000 + random.below(200_000)
      let entries = [entry('charge', charge)]
      let [share, most, shares] = [1, 0, 0]
      for (let count = random.below(6); count > 0; count -= 1) {
        if (random.below(2) === 0) {
          const percent = (1 + random.below(9_900)) / 100
          if (percent <= most) continue
          most = percent
          entries = relieved(entries, percent)
        } else {
          const part = random.below(90) / 100
          const fen = Math.round(payable(entries) * part)
          share *= 1 - part
          shares += 1
          entries = [...entries, entry('refund', fen === 0 ? 0 : -fen)]
        }
        const state = statementState(entries)
        expect(state.payableFen).toBeGreaterThanOrEqual(0)
        expect(state.chargedFen - state.relievedFen).toBeGreaterThanOrEqual(0)
      }
      expect(Math.abs(payable(entries) - charge * share * (1 - most / 100))).toBeLessThanOrEqual(shares + 1)
    }, 2_000)
  })
})
