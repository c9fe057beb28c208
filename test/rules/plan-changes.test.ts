import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import type { PlanChange } from 'cloud/contract/plan'
import { schoolPlan, type SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanFile } from 'cloud/plan-file'
import { planJsonSchema } from 'cloud/plan-problem'
import { planChanges, type ConcernedChild } from 'cloud/rules/plan-changes'

const folder = path.join(__dirname, '../../plans')
const plans = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => readPlanFile(path.join(folder, name)))
const s19 = plans.find(({ scheme }) => scheme === 'S19') as SchoolPlan

const midday = { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], lunch: true }
const afternoon = { serviceKey: 'afternoon', weekdays: [2, 3], lunch: null }
const third: ConcernedChild = { grade: 3, choices: [midday, afternoon] }

const changed = (changes: Partial<SchoolPlan>): SchoolPlan => ({ ...s19, ...changes })
const withService = (key: string, change: (service: SchoolPlan['services'][number]) => Partial<SchoolPlan['services'][number]>) =>
  changed({ services: s19.services.map((service) => (service.key === key ? { ...service, ...change(service) } : service)) })
const changes = (after: SchoolPlan, child: ConcernedChild | null = third) => planChanges(s19, after, child)
const brief = (list: PlanChange[]) => list.map(({ title, before, after, concernsChild }) => [title, before, after, concernsChild])

describe('what changed between two versions', () => {
  it.each(plans.map((plan) => [plan.scheme ?? plan.title, plan] as const))('%s beside itself shows no change, in whatever order its fields stand', (_scheme, plan) => {
    const turned = JSON.parse(JSON.stringify(plan, (_key, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value))) as SchoolPlan
    expect(planChanges(plan, plan, third)).toEqual([])
    expect(planChanges(plan, turned, third)).toEqual([])
  })

  it('fields that an older version did not know yet are unstated, and no change', () => {
    const older = Object.fromEntries(Object.entries(s19).filter(([key]) => key !== 'onlineLessons' && key !== 'attendance')) as SchoolPlan
    expect(planChanges(older, s19, third)).toEqual([])
  })

  it.each(['S8', 'S16', 'S19'])('every difference at every place of %s is told, with words on one side at least', (scheme) => {
    const plan = plans.find((each) => each.scheme === scheme) as SchoolPlan
    let tried = 0
    for (const { at, after } of mutations(plan)) {
      tried += 1
      const told = planChanges(plan, after, third)
      if (told.length === 0) throw new Error(`${at} is not told`)
      for (const { area, title, before, after: now } of told) {
        const said = `${area}：${title}：${before}→${now}`
        if (/undefined|\[object|NaN|\{\{/.test(said) || before === now || !area || !title) throw new Error(`${at}: ${said}`)
      }
    }
    expect(tried).toBeGreaterThan(500)
  })

  it('parts are called what the form calls them', () => {
    const told = (key: keyof SchoolPlan) => planChanges(s19, changed({ [key]: key === 'noticeDays' ? 7 : [{ key: 'x', name: '某项' }] }), null)
    for (const key of ['staffing', 'grouping', 'surveys', 'records', 'events', 'pay', 'accounts', 'partners', 'noticeDays', 'inspections'] as const) {
      expect(told(key).map(({ title }) => title)).toEqual([planJsonSchema.properties?.[key]?.title])
    }
  })
})

describe('in plain words', () => {
  it('a fee that changed says what it was and what it is, for those whom it concerns', () => {
    const after = withService('afternoon', ({ fees }) => ({ fees: fees.map((fee) => ({ ...fee, amountFen: 300 })) }))
    expect(brief(changes(after))).toEqual([['晚托：收费', '每小时 2 元，按学期收取一次', '每小时 3 元，按学期收取一次', true]])
    expect(changes(after, { grade: 3, choices: [midday] })[0]?.concernsChild).toBe(false)
  })

  it('times that changed for grades 1 and 2 name those grades, and do not concern a child of grade 3', () => {
    const after = withService('afternoon', ({ slots }) => ({ slots: slots.map((slot) => (slot.grades?.includes(1) ? { ...slot, endsAt: '16:45' } : slot)) }))
    expect(brief(changes(after))).toEqual([['晚托：时间（一、二年级）', '15:35–16:35 作业、锻炼、社团', '15:35–16:45 作业、锻炼、社团', false]])
    expect(changes(after, { grade: 1, choices: [afternoon] })[0]?.concernsChild).toBe(true)
  })

  it('a weekday that falls away concerns a child who comes on it, and no other', () => {
    const after = withService('afternoon', () => ({ weekdays: [2, 4, 5] }))
    expect(brief(changes(after))).toEqual([['晚托：星期', '周二至周五', '周二、周四、周五', true]])
    expect(changes(after, { grade: 3, choices: [{ ...afternoon, weekdays: [2] }] })[0]?.concernsChild).toBe(false)
  })

  it('a service that is gone concerns who chose it; one that is new concerns nobody who has chosen', () => {
    const gone = changed({ services: s19.services.filter(({ key }) => key !== 'midday') })
    expect(brief(changes(gone))).toEqual([['午托', '一至六年级，周一至周五', '不再开设', true]])
    expect(changes(gone, { grade: 3, choices: [afternoon] })[0]?.concernsChild).toBe(false)
    const late = { ...(s19.services[1] as SchoolPlan['services'][number]), key: 'late', name: '延时托管' }
    expect(brief(changes(changed({ services: [...s19.services, late] })))).toEqual([['延时托管', null, '新增一至六年级，周二至周五', false]])
  })

  it('refunds, the complaint phone, insurance and leaving are told as sentences', () => {
    const after = changed({
      complaintPhone: '0898-65230000',
      insurance: { mode: 'encouraged', schoolHolds: [], text: null },
      exit: { ...s19.exit, approval: false },
      refunds: [{ trigger: 'exit', services: null, threshold: null, method: 'unusedSessions', fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null }],
    })
    expect(brief(changes(after))).toEqual([
      ['退费', null, '退出：按未上次数退', true],
      ['加入与退出', '退出须书面申请；退出须学校批准', '退出须书面申请；退出不须学校批准', true],
      ['保险', null, '鼓励家长为孩子投保', true],
      ['投诉电话', null, '0898-65230000', true],
    ])
  })

  it('a lunch that changed concerns who eats at school', () => {
    const after = changed({ lunch: { ...(s19.lunch as NonNullable<SchoolPlan['lunch']>), pricePerDayFen: 1200 } })
    expect(changes(after)).toMatchObject([{ title: '午餐', after: expect.stringContaining('每天 12 元'), concernsChild: true }])
    expect(changes(after, { grade: 3, choices: [{ ...midday, lunch: false }] })[0]?.concernsChild).toBe(false)
  })

  it('a clause that changed is told by its title; a new number of the text alone concerns nobody', () => {
    const [service, safety] = s19.agreements as [SchoolPlan['agreements'][number], SchoolPlan['agreements'][number]]
    const clauses = service.clauses.map((clause) => (clause.title === '请假' ? { ...clause, text: '孩子不能参加时，乙方应提前一天告知甲方。' } : clause))
    expect(brief(changes(changed({ agreements: [{ ...service, clauses }, safety] })))).toEqual([
      ['课后服务协议书：请假', '孩子不能参加时，乙方应在当次服务开始前告知甲方。', '孩子不能参加时，乙方应提前一天告知甲方。', true],
    ])
    expect(brief(changes(changed({ agreements: [{ ...service, version: '2' }, safety] })))).toEqual([['课后服务协议书：文本版本', '1', '2', false]])
  })

  it('a course with another teacher and day is told field by field, for the grade it is for', () => {
    const yanshan = plans.find(({ courses }) => courses.some(({ grades }) => grades !== null)) as SchoolPlan
    const [course, ...rest] = yanshan.courses as [SchoolPlan['courses'][number], ...SchoolPlan['courses']]
    const own = { ...course, grades: [4], teacher: '王老师', venue: '操场' }
    const before = { ...yanshan, courses: [own, ...rest] }
    const told = (child: ConcernedChild) => planChanges(before, { ...yanshan, courses: [{ ...own, teacher: '李老师', venue: '体育馆' }, ...rest] }, child)
    expect(brief(told({ grade: 4, choices: null }))).toEqual([
      [`${course.title}：教师`, '王老师', '李老师', true],
      [`${course.title}：地点`, '操场', '体育馆', true],
    ])
    expect(told({ grade: 5, choices: null }).some(({ concernsChild }) => concernsChild)).toBe(false)
    expect(brief(planChanges(before, { ...yanshan, courses: rest }, null))[0]?.[2]).toBe('不再开设')
  })
})

/** The plan with one place changed, in every way that is still a plan: each leaf, each list, and each part as another scheme has it. */
function* mutations(plan: SchoolPlan): Generator<{ at: string; after: SchoolPlan }> {
  for (const other of plans) {
    for (const key of Object.keys(plan) as (keyof SchoolPlan)[]) {
      if (JSON.stringify(other[key]) !== JSON.stringify(plan[key])) yield { at: `${key} of ${other.scheme}`, after: { ...plan, [key]: other[key] } }
    }
  }
  for (const at of places(plan)) {
    const key = at[0] as keyof SchoolPlan
    for (const value of others(at.reduce<unknown>(inside, plan))) {
      const after = replaced(plan, at, value)
      if (!z.safeParse(schoolPlan.shape[key], after[key]).success) continue
      yield { at: at.join('.'), after }
      break
    }
  }
}

type Place = (string | number)[]
const inside = (value: unknown, key: string | number) => (value as Record<string | number, unknown>)[key]

function places(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  const inner = Object.keys(value).flatMap((key) => places(inside(value, key), [...at, Array.isArray(value) ? Number(key) : key]))
  return Array.isArray(value) && value.length > 0 ? [at, ...inner] : inner
}

function replaced(plan: SchoolPlan, at: Place, value: unknown): SchoolPlan {
  const key = at[0] as keyof SchoolPlan
  const after = { ...plan, [key]: structuredClone(plan[key]) }
  const within = at.slice(0, -1).reduce<unknown>(inside, after) as Record<string | number, unknown>
  within[at.at(-1) as string | number] = value
  return after
}

// Of a text that must be one of a few, some other that this place may hold; what it may not hold is not taken.
const enumerated = ['free', 'charged', 'reduced', 'may', 'must', 'universal', 'conditional', 'primary', 'junior', 'free', 'weekdayFixed', 'gradeFixed', 'school', 'provider', 'month', 'term', 'day', 'week', 'hour', 'lesson', 'midday', 'late']
const others = (value: unknown): unknown[] => {
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string') return [`${value}改`, `${value}x`, '10:07', '2026-02-03', '02-03', ...enumerated.filter((each) => each !== value)]
  if (Array.isArray(value)) return [value.slice(0, -1), [...value].reverse()].filter((each) => JSON.stringify(each) !== JSON.stringify(value))
  return ['新写的一句', 3, true, '13900000000', '2026-02-03', '10:07', [1], ...enumerated]
}
