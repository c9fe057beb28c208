import type { ServiceChoice } from 'cloud/contract/application'
import type { FeeRule } from 'cloud/contract/plan-money'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { fillAgreement } from 'cloud/rules/agreement-text'
import { agreementFacts, choiceText, feeText, weekdaysText, yuanText } from 'cloud/rules/plan-words'
import { s19, s19Service } from './given-plan'
import { inManyCases, shuffled, someOf } from './seeded-cases'

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

const givenFee = (fee: Partial<FeeRule> = {}): FeeRule => ({ basis: 'hour', amountFen: 200, cycle: 'term', capFen: null, authority: null, issuedOn: null, payee: null, ...fee })

describe('a fee in words', () => {
  it('two yuan an hour, once a term (S19)', () => {
    expect(feeText(givenFee())).toBe('每小时 2 元，按学期收取一次')
  })

  it('three yuan a lesson, each month (S3)', () => {
    expect(feeText(givenFee({ basis: 'lesson', amountFen: 300, cycle: 'month' }))).toBe('每课时 3 元，按月收取')
  })

  it('at most 350 yuan a term (S5)', () => {
    expect(feeText(givenFee({ basis: 'term', amountFen: 35_000, capFen: 35_000, cycle: null }))).toBe('每学期 350 元，最高 350 元，收费周期未公布')
  })

  it('free is free, whatever else is written (R-028, S2, S7)', () => {
    expect(feeText(givenFee({ basis: 'free', amountFen: 200 }))).toBe('免费')
  })

  it('without a stated basis or amount the standard is not issued; nothing is guessed (FR-006, R-027)', () => {
    expect(feeText(givenFee({ basis: null }))).toBe('收费标准未出台')
    expect(feeText(givenFee({ amountFen: null }))).toBe('收费标准未出台')
  })

  it('an amount of zero is a stated amount', () => {
    expect(feeText(givenFee({ amountFen: 0, cycle: null }))).toBe('每小时 0 元，收费周期未公布')
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
    expect(choiceText(s19Service('afternoon'), { weekdays: [2, 3, 4, 5] }, 3)).toBe('晚托（周二至周五 16:20–17:20）')
    expect(choiceText(s19Service('afternoon'), { weekdays: [2, 4] }, 1)).toBe('晚托（周二、周四 15:35–16:35）')
  })

  it('names no hours where the grade has none', () => {
    expect(choiceText(s19Service('afternoon'), { weekdays: [2] }, 9)).toBe('晚托（周二）')
  })
})

const midday: ServiceChoice = { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true }
const afternoon: ServiceChoice = { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], duration: 'whole', lunch: null }

const factsOf = (choices: ServiceChoice[], plan: SchoolPlan = s19, departure: 'collected' | 'independent' = 'collected') =>
  agreementFacts({ plan, schoolName: '海江小学', termText: '2026年秋季学期', child: { name: '林知夏', className: '三年级1班', grade: 3 }, guardianName: '陈海燕', choices, departure })

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
    const words = (['required', 'encouraged', 'school'] as const).map((insurance) => factsOf([afternoon], { ...s19, insurance }).insurance)
    expect(words).toEqual(['须由家长为孩子投保', '鼓励家长为孩子投保', '由学校投保'])
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
