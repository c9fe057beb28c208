import type { ServiceChoice } from 'cloud/contract/application'
import type { FeeRule } from 'cloud/contract/plan-money'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { fillAgreement } from 'cloud/rules/agreement-text'
import { agreementFacts, choiceText, feeRuleText, feeText, insuranceText, refundText, timesText, weekdaysText, yuanText } from 'cloud/rules/plan-words'
import { givenPlan, givenService, givenSlot, s19, s19Service } from './given-plan'
import { inManyCases, shuffled, someOf } from './seeded-cases'

const today = '2026-09-08'
const dayNames = ['', '一', '二', '三', '四', '五', '六', '日']

/** Reads weekdays back from their words, as a family would. */
function weekdaysIn(words: string): number[] {
  if (words === '') return []
  const dayOf = (word: string) => dayNames.indexOf(word.replace('周', ''))
  const [from, to] = words.split('至')
  if (from && to) return [1, 2, 3, 4, 5, 6, 7].filter((day) => day >= dayOf(from) && day <= dayOf(to))
  return words.split('、').map(dayOf)
}

describe('weekdays in words', () => {
  it('a run of three and more is one stretch, anything else is named day by day', () => {
    expect(weekdaysText([1, 2, 3, 4, 5])).toBe('周一至周五')
    expect(weekdaysText([2, 3, 4, 5])).toBe('周二至周五')
    expect(weekdaysText([2, 4])).toBe('周二、周四')
    expect(weekdaysText([2, 3])).toBe('周二、周三')
    expect(weekdaysText([7])).toBe('周日')
    expect(weekdaysText([])).toBe('')
    expect(weekdaysText(null)).toBe('')
  })

  it('a day named twice counts once: Monday and Wednesday never become Monday to Wednesday', () => {
    expect(weekdaysText([1, 1, 3])).toBe('周一、周三')
    expect(weekdaysText([2, 2])).toBe('周二')
  })

  it('name exactly the days that were chosen, in whatever order and however often', () => {
    inManyCases((random) => {
      const days = someOf(random, [1, 2, 3, 4, 5, 6, 7])
      expect(weekdaysIn(weekdaysText(shuffled(random, [...days, ...someOf(random, days)])))).toEqual(days)
    })
  })
})

const givenFee = (fee: Partial<FeeRule> = {}): FeeRule => ({
  grades: null,
  provider: null,
  daysPerWeek: null,
  season: null,
  status: 'charged',
  unit: 'hour',
  amountFen: 200,
  amountIs: 'fixed',
  relativeTo: null,
  unitMinutes: null,
  shortUnit: null,
  maxUnitsPerDay: null,
  caps: [],
  cycle: 'term',
  authority: null,
  issuedOn: null,
  validUntil: null,
  payee: null,
  ...fee,
})

const feeWords = (fee: Partial<FeeRule> = {}) => feeRuleText(givenFee(fee))

describe('a fee in words', () => {
  it('two yuan an hour, once a term (S19)', () => {
    expect(feeWords()).toBe('每小时 2 元，按学期收取一次')
    for (const service of s19.services) expect(feeText(service, 3)).toBe('每小时 2 元，按学期收取一次')
  })

  it('at most three yuan a lesson of 40 minutes, each month (S3)', () => {
    expect(feeWords({ unit: 'lesson', amountFen: 300, cycle: 'month' })).toBe('每课时 3 元，按月收取')
    expect(feeWords({ unit: 'lesson', amountFen: 300, amountIs: 'atMost', unitMinutes: 40, maxUnitsPerDay: 3, cycle: 'month' })).toBe('每课时（40 分钟）不超过 3 元，每天最多收 3 课时，按月收取')
  })

  it('at most 350 yuan a term (S5)', () => {
    expect(feeWords({ unit: 'term', amountFen: 35_000, caps: [{ amountFen: 35_000, per: 'term' }], cycle: null })).toBe('每学期 350 元，每学期最高 350 元，收费周期未公布')
    expect(feeWords({ unit: null, amountFen: null, caps: [{ amountFen: 35_000, per: 'term' }] })).toBe('收费，标准未公布，每学期最高 350 元')
  })

  it('a cap without an amount is said to be without one (S10)', () => {
    expect(feeWords({ caps: [{ amountFen: null, per: 'day' }] })).toBe('每小时 2 元，每天最高（数额未公布），按学期收取一次')
  })

  it('four fifths of another price, whether or not that one is known', () => {
    const relativeTo = { name: '城区标准', amountFen: null, percent: 80 }
    expect(feeWords({ amountFen: null, relativeTo })).toBe('每小时按城区标准的 80%（基准价未公布），按学期收取一次')
    expect(feeWords({ amountFen: null, relativeTo: { ...relativeTo, amountFen: 300 } })).toBe('每小时按城区标准的 80%，按学期收取一次')
  })

  it('free is free, whatever else is written (R-028, S2, S7)', () => {
    expect(feeWords({ status: 'free', amountFen: 200 })).toBe('免费')
  })

  it('where no standard is issued, that is said; nothing is guessed (FR-006, R-027, S10)', () => {
    expect(feeWords({ status: 'notIssued' })).toBe('收费标准未出台')
  })

  it('where the plan says nothing, that is said; nothing is guessed (FR-006, R-027)', () => {
    expect(feeText({ fees: [] }, 3)).toBe('收费标准未公布')
    for (const fee of [{ status: null, amountFen: null }, { status: null, unit: null }] as const) expect(feeWords(fee)).toBe('收费标准未公布')
    expect(feeWords({ amountFen: null })).toBe('收费，标准未公布')
  })

  it('grades 1 and 2 are free, the others not (S8)', () => {
    const fees = [givenFee({ grades: [1, 2], status: 'free' }), givenFee({ grades: [3, 4, 5, 6], status: null, unit: null, amountFen: null })]
    expect([1, 3].map((grade) => feeText({ fees }, grade))).toEqual(['免费', '收费标准未公布'])
  })

  it('a price that hangs on the provider or on the days a week names what it hangs on', () => {
    const fees = [givenFee({ provider: 'school' }), givenFee({ provider: 'thirdParty', amountFen: 500 }), givenFee({ daysPerWeek: { from: 1, to: 3 } }), givenFee({ daysPerWeek: { from: 5, to: 5 } })]
    expect(feeText({ fees }, 3).split('；').map((words) => words.split('：')[0])).toEqual(['学校课程', '第三方课程', '每周 1–3 天', '每周 5 天'])
  })

  it('an amount of zero is a stated amount', () => {
    expect(feeWords({ amountFen: 0, cycle: null })).toBe('每小时 0 元，收费周期未公布')
  })

  it('shows every fen and no more', () => {
    expect([yuanText(200), yuanText(350), yuanText(5), yuanText(1999)]).toEqual(['2 元', '3.5 元', '0.05 元', '19.99 元'])
    inManyCases((random) => {
      const fen = random.below(100_000_000)
      const text = yuanText(fen)
      expect(text).toMatch(/^\d+(\.\d{1,2})? 元$/)
      expect(Math.round(Number.parseFloat(text) * 100)).toBe(fen)
    })
  })
})

describe('a chosen service in words', () => {
  it('names weekdays and the hours of the child’s own grade (R-008, S19)', () => {
    expect(choiceText(s19, s19Service('afternoon'), { weekdays: [2, 3, 4, 5] }, 3, today)).toBe('晚托（周二至周五 16:20–17:20）')
    expect(choiceText(s19, s19Service('afternoon'), { weekdays: [2, 4] }, 1, today)).toBe('晚托（周二、周四 15:35–16:35）')
  })

  it('names no hours where the grade has none', () => {
    expect(choiceText(s19, s19Service('afternoon'), { weekdays: [2] }, 9, today)).toBe('晚托（周二）')
  })

  it('says so where neither weekdays nor hours are stated (S6)', () => {
    expect(choiceText(s19, givenService({ weekdays: null, slots: [] }), { weekdays: [] }, 3, today)).toBe('晚托（时间未公布）')
  })

  it('takes the times of the season that the day lies in', () => {
    const plan = givenPlan({ seasons: [{ key: 'winter', name: '冬季作息', from: '11-01', to: '03-31' }, { key: 'summer', name: '夏季作息', from: '04-01', to: '10-31' }] })
    const service = givenService({ slots: [givenSlot({ season: 'winter', endsAt: '17:00' }), givenSlot({ season: 'summer', endsAt: '17:30' })] })
    expect(['2026-09-08', '2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01'].map((date) => choiceText(plan, service, { weekdays: [2] }, 3, date))).toEqual([
      '晚托（周二 16:20–17:30）',
      '晚托（周二 16:20–17:00）',
      '晚托（周二 16:20–17:00）',
      '晚托（周二 16:20–17:00）',
      '晚托（周二 16:20–17:30）',
    ])
  })

  it('names the hours weekday by weekday where they differ: nobody reads a Friday’s end for a Monday’s', () => {
    const service = givenService({ slots: [givenSlot({ weekdays: [1, 2, 3, 4] }), givenSlot({ weekdays: [5], startsAt: '15:00', endsAt: '16:00' })] })
    expect(timesText(s19, service, [1, 2, 3, 4, 5], 3, today)).toBe('周一至周四 16:20–17:20，周五 15:00–16:00')
    expect(timesText(s19, service, [2, 5], 3, today)).toBe('周二 16:20–17:20，周五 15:00–16:00')
  })
})

const midday: ServiceChoice = { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true }
const afternoon: ServiceChoice = { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], duration: 'whole', lunch: null }

const factsOf = (choices: ServiceChoice[], plan: SchoolPlan = s19, departure: 'collected' | 'independent' = 'collected') =>
  agreementFacts({ plan, schoolName: '海江小学', termText: '2026年秋季学期', date: today, child: { name: '林知夏', className: '三年级1班', grade: 3 }, guardianName: '陈海燕', choices, departure })

describe('what an agreement says', () => {
  it('of both services: hours, content and fee, each by name (S19)', () => {
    expect(factsOf([midday, afternoon])).toMatchObject({
      services: '午托（周一至周五 11:20–13:30）；晚托（周二至周五 16:20–17:20）',
      content: '午餐照看、完成作业、自主阅读、午休、体育锻炼、社团活动',
      fee: '午托：每小时 2 元，按学期收取一次；晚托：每小时 2 元，按学期收取一次',
    })
  })

  it('of a service that was not chosen: nothing', () => {
    expect(Object.values(factsOf([afternoon])).join()).not.toContain('午托')
  })

  it('of lunch: how it is paid where it was ordered, and 不用餐 where not (S19)', () => {
    expect(factsOf([midday]).lunch).toBe('午餐费由供餐单位按实际成本另行收取，不计入课后服务费。')
    expect(factsOf([{ ...midday, lunch: false }]).lunch).toBe('不用餐')
    expect(factsOf([afternoon]).lunch).toBe('不用餐')
  })

  it('of going home: as the family said', () => {
    expect(factsOf([afternoon]).departure).toContain('接走')
    expect(factsOf([afternoon], s19, 'independent').departure).toContain('自行离校')
  })

  it('of insurance: what the plan asks (S3, S9)', () => {
    const words = (['required', 'encouraged', 'school'] as const).map((mode) => factsOf([afternoon], givenPlan({ insurance: { ...s19.insurance, mode } })).insurance)
    expect(words).toEqual(['须由家长为孩子投保', '鼓励家长为孩子投保', '由学校投保'])
  })

  it('R-051: of insurance: the plan’s own words after what it asks, and nothing where it says nothing', () => {
    expect(insuranceText({ insurance: { ...s19.insurance, mode: 'required', text: '没有投保的，不能开始参加' } })).toBe('须由家长为孩子投保。没有投保的，不能开始参加')
    expect(insuranceText({ insurance: s19.insurance })).toBe('')
  })

  it('of money that comes back: the plan’s own words, else the rule in words (R-036, S5)', () => {
    const rule = { trigger: 'absence', services: null, threshold: { count: 1, of: 'scheduledWeek' }, method: null, fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null } as const
    expect(refundText({ refunds: [{ ...rule, steps: [] }] })).toBe('缺勤连续满 1 周（全部服务日）：办法未公布')
    expect(refundText({ refunds: [{ ...rule, steps: [], text: '连续缺勤一周退还部分费用' }] })).toBe('连续缺勤一周退还部分费用')
    expect(refundText(s19)).toBe('')
  })

  it('of a place: each once', () => {
    const services = s19.services.map((service) => ({ ...service, place: '一号楼' }))
    expect(factsOf([midday, afternoon], { ...s19, services }).place).toBe('一号楼')
  })

  it('of what the scheme does not state: 未公布 in the signed text (S19)', () => {
    const facts = factsOf([midday, afternoon])
    expect([facts.refund, facts.insurance, facts.complaintPhone, facts.place]).toEqual(['', '', '', ''])
    const texts = s19.agreements.flatMap((template) => fillAgreement(template, 1, facts).clauses.map(({ text }) => text))
    for (const words of ['退费办法：未公布', '投诉电话：未公布', '地点：未公布', '未公布。']) expect(texts.some((text) => text.includes(words))).toBe(true)
  })

  it('fills every place that the scheme’s agreements have (S19)', () => {
    const places = JSON.stringify(s19.agreements).match(/(?<=\{\{)\w+(?=\}\})/g) ?? []
    expect(places.length).toBeGreaterThan(10)
    for (const place of places) expect(Object.keys(factsOf([midday]))).toContain(place)
  })
})
