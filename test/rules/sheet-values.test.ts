import { dateOfCell, fenOfCell, numberOfCell } from 'cloud/rules/sheet-values'
import { inManyCases } from './seeded-cases'

const today = '2026-09-10'

describe('an amount in somebody’s sheet', () => {
  it.each([
    ['144', 14400],
    ['144.5', 14450],
    ['144.50', 14450],
    ['144.500', 14450],
    ['¥144', 14400],
    ['￥1,234.50', 123450],
    ['１４４．５０元', 14450],
    [' 144 元整 ', 14400],
    ['0.01', 1],
    [0.29, 29],
    [1.1, 110],
    [0.1 + 0.2, 30],
    [19.99, 1999],
    [100000, 10_000_000],
  ])('%p is read as %p fen', (cell, fen) => expect(fenOfCell(cell)).toBe(fen))

  it.each(['1.005', '144.555', '-144', '1,44', '12,34.5', '一百', '144-', '1e3', '', '0x10', '144 145', 1.005, -1, Number.NaN, Number.POSITIVE_INFINITY, 100000.01, true, new Date(0)])('%p is none', (cell) => expect(fenOfCell(cell)).toBeNull())

  it('is never a fen off, written as a number or as text', () => {
    inManyCases((random) => {
      const fen = random.below(10_000_000)
      expect(fenOfCell(fen / 100)).toBe(fen)
      expect(fenOfCell((fen / 100).toFixed(2))).toBe(fen)
    }, 3000)
  })
})

describe('a day in somebody’s sheet', () => {
  it.each([
    ['2026-09-08', '2026-09-08'],
    ['2026-9-8', '2026-09-08'],
    ['2026/9/8', '2026-09-08'],
    ['2026.9.8', '2026-09-08'],
    ['2026年9月8日', '2026-09-08'],
    ['20260908', '2026-09-08'],
    ['9月8日', '2026-09-08'],
    ['9 月 8 日', '2026-09-08'],
    ['9/8', '2026-09-08'],
    ['2026-09-08 10:30:00', '2026-09-08'],
    ['12月30日', '2025-12-30'],
    [46273, '2026-09-08'],
    [46273.75, '2026-09-08'],
    [20260908, '2026-09-08'],
    [new Date('2026-09-08T00:00:00Z'), '2026-09-08'],
  ])('%p is %p', (cell, date) => expect(dateOfCell(cell, today)).toBe(date))

  it.each(['2026-02-31', '9月31日', '九月八日', '昨天', '2026-13-01', '08/09/2026', 9, true, new Date(Number.NaN)])('%p is none', (cell) => expect(dateOfCell(cell, today)).toBeNull())
})

it.each([
  ['12', 12],
  [12, 12],
  ['12号', 12],
  ['１２', 12],
  ['12.0', 12],
  ['十二', null],
  [1.5, null],
  [null, null],
])('the roster number %p is %p', (cell, number) => expect(numberOfCell(cell)).toBe(number))
