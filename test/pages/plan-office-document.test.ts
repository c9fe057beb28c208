import { clearAt, getAt, insertAt, listAt, moveAt, removeAt, setAt } from '@/features/plan-office/document-edit'
import { fenOf, linesOf, linesTyped, moneyFault, numberFault, numberOf, yuanTyped } from '@/ui/number-typed'
import { emptyTime, timeFormOf } from '@/features/plan-office/time-point'
import { tidied } from '@/features/plan-office/typed-text'
import { inManyCases } from '../rules/seeded-cases'

const plan = { title: '方案', services: [{ key: 'a', weekdays: [1, 2] }, { key: 'b' }], lunch: null }
type Plan = Record<string, unknown>

/** Frozen through and through: a write to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

test('a value is read and set by its path, and the plan it came from stays as it was', () => {
  const before: Plan = frozen({ ...plan, services: plan.services.map((service) => ({ ...service })) })
  const after = setAt(before, ['services', 0, 'weekdays', 1], 5)
  expect(getAt(after, ['services', 0, 'weekdays'])).toEqual([1, 5])
  expect(before).toEqual(plan)
  expect(getAt(after, ['services', 1])).toBe(getAt(before, ['services', 1]))
})

test('a part that the plan did not state is made on the way', () => {
  const after = setAt<Plan>(frozen({ lunch: null }), ['lunch', 'provider'], '食堂')
  expect(after).toEqual({ lunch: { provider: '食堂' } })
  expect(setAt<Plan>({}, ['services', 0, 'name'], '晚托')).toEqual({ services: [{ name: '晚托' }] })
})

test('entries are put in, taken out and moved without touching the others', () => {
  const before: Plan = frozen({ ...plan, services: plan.services.map((service) => ({ ...service })) })
  expect(listAt(insertAt(before, ['services'], 1, { key: 'c' }), ['services']).map((entry) => getAt(entry, ['key']))).toEqual(['a', 'c', 'b'])
  expect(listAt(removeAt(before, ['services'], 0), ['services'])).toEqual([{ key: 'b' }])
  expect(listAt(moveAt(before, ['services'], 0, 1), ['services'])).toEqual([plan.services[1], plan.services[0]])
  expect(moveAt(before, ['services'], 1, 2)).toBe(before)
  expect(insertAt(before, ['seasons'], 0, { key: 'winter' })).toEqual({ ...plan, seasons: [{ key: 'winter' }] })
})

test('a key that is taken out leaves the rest, and a missing one changes nothing', () => {
  const before = frozen({ rules: { 'R-001': 'warn', 'R-002': 'off' } } as Plan)
  expect(clearAt(before, ['rules', 'R-001'])).toEqual({ rules: { 'R-002': 'off' } })
  expect(clearAt(before, ['rules', 'R-009'])).toBe(before)
})

test('moving an entry there and back changes nothing', () => {
  inManyCases((random) => {
    const list = Array.from({ length: 1 + random.below(8) }, (_, index) => index)
    const [from, to] = [random.below(list.length), random.below(list.length)]
    const before = frozen({ list })
    expect(moveAt(moveAt(before, ['list'], from, to), ['list'], to, from)).toEqual(before)
  })
})

test('yuan and fen agree to the last fen', () => {
  for (let fen = 0; fen <= 120_000; fen += 1) if (fenOf(yuanTyped(fen)) !== fen) throw new Error(`${fen} fen became ${String(fenOf(yuanTyped(fen)))}`)
  inManyCases((random) => {
    const fen = random.below(2 ** 30) * 1000 + random.below(1000)
    expect(fenOf(yuanTyped(fen))).toBe(fen)
  })
  expect([fenOf('2'), fenOf('3.5'), fenOf('0.07'), fenOf('1.15'), fenOf('19.99'), fenOf(' 4. ')]).toEqual([200, 350, 7, 115, 1999, 400])
})

test('an empty amount is not stated, and what is no amount is kept as typed and named', () => {
  expect(fenOf('  ')).toBeNull()
  for (const typed of ['3.456', '三元', '-2', '1e3', '1,000']) {
    expect(fenOf(typed)).toBe(typed)
    expect(yuanTyped(typed)).toBe(typed)
    expect(moneyFault(typed)).toMatch(/最多两位小数/)
  }
  expect([moneyFault(null), moneyFault(0)]).toEqual([null, null])
})

test('a number is checked for its limits while it is typed', () => {
  const days = { whole: true, min: 1, max: 30 }
  expect(numberOf('-20')).toBe(-20)
  expect(numberOf('八')).toBe('八')
  expect([numberFault(null, days), numberFault(5, days)]).toEqual([null, null])
  expect([numberFault(0, days), numberFault(31, days), numberFault(1.5, days), numberFault('八', days)]).toEqual(['不能小于 1', '不能大于 30', '请填写整数', '请填写数字'])
})

test('a list of texts is one a line, and empty lines say nothing', () => {
  expect(linesOf('先吃饭\n\n 再作业 \n')).toEqual(['先吃饭', '再作业'])
  expect(linesOf(linesTyped(['甲', '乙']))).toEqual(['甲', '乙'])
  expect(linesTyped(null)).toBe('')
})

test('times and dates are tidied however they were typed', () => {
  expect([tidied('clock', '9:05'), tidied('clock', '16：20'), tidied('clock', '下午')]).toEqual(['09:05', '16:20', '下午'])
  expect([tidied('date', '2026/9/1'), tidied('date', '2026年9月1日'), tidied('monthDay', '3.31')]).toEqual(['2026-09-01', '2026-09-01', '03-31'])
})

test('every way of stating a time is known again', () => {
  for (const form of ['clock', 'mark', 'lesson', 'lasts'] as const) expect(timeFormOf(emptyTime(form))).toBe(form)
  expect(timeFormOf(null)).toBeNull()
})
