import type { SchoolPlan } from 'cloud/contract/plan-document'
import { clockOf, hoursBetween, lengthWords, pointWords, seasonsOn, type DayPlan } from 'cloud/rules/day-times'
import { addDays } from 'cloud/rules/dates'
import { hoursOf, stretchesOf } from 'cloud/rules/timetable'
import { everyDayOf, givenService, givenSlot } from './given-plan'
import { inManyCases, times } from './seeded-cases'

type Bell = SchoolPlan['bells'][number]
type LessonTime = SchoolPlan['lessonTimes'][number]

const noBells: DayPlan = { seasons: [], bells: [], lessonTimes: [] }
const dismissal = (at: string, bell: Partial<Bell> = {}): Bell => ({ mark: 'afternoonDismissal', grades: null, weekdays: null, season: null, at, ...bell })
const lesson = (startsAt: string, endsAt: string, time: Partial<LessonTime> = {}): LessonTime => ({ half: 'afternoon', lesson: 3, grades: null, season: null, startsAt, endsAt, ...time })
const afterSchool = (plusMinutes: number) => ({ mark: 'afternoonDismissal' as const, plusMinutes })
const thirdLesson = { half: 'afternoon' as const, lesson: 3 }
const on = (weekday: number | null, grade = 3, seasons: string[] = []) => ({ grade, weekday, seasons })

describe('two hours after dismissal (FR-004, S4)', () => {
  const hours = (plan: DayPlan, weekday: number | null = 1) => hoursBetween(plan, afterSchool(0), afterSchool(120), on(weekday))

  it('end at 18:30 where school ends at 16:30', () => {
    expect(hours({ ...noBells, bells: [dismissal('16:30')] })).toEqual({ startsAt: '16:30', endsAt: '18:30', words: '16:30–18:30' })
  })

  it('are said in words while the school has not written when it ends', () => {
    expect(hours(noBells)).toEqual({ startsAt: null, endsAt: null, words: '下午放学至下午放学后2小时' })
  })

  it('follow the bell of the weekday, and without a weekday claim no clock time that only some days have', () => {
    const plan = { ...noBells, bells: [dismissal('16:30'), dismissal('15:30', { weekdays: [5] })] }
    expect(hours(plan, 4).words).toBe('16:30–18:30')
    expect(hours(plan, 5).words).toBe('15:30–17:30')
    expect(hours(plan, null)).toEqual({ startsAt: null, endsAt: null, words: '下午放学至下午放学后2小时' })
  })

  it('are on the clock without a weekday too where every day that has a bell agrees', () => {
    expect(hours({ ...noBells, bells: [dismissal('16:30', { weekdays: [1, 2, 3, 4, 5] })] }, null).words).toBe('16:30–18:30')
  })
})

describe('a bell', () => {
  const clock = (bells: Bell[], when = on(1)) => clockOf({ ...noBells, bells }, afterSchool(0), when)

  it('for a season counts before one for a weekday, that before one for a grade, that before the general one', () => {
    const bells = [dismissal('16:00'), dismissal('16:10', { grades: [3] }), dismissal('16:20', { weekdays: [1] }), dismissal('16:30', { season: 'winter' })]
    expect(clock(bells)).toBe('16:20')
    expect(clock(bells, on(2))).toBe('16:10')
    expect(clock(bells, on(2, 4))).toBe('16:00')
    expect(clock(bells, on(1, 3, ['winter']))).toBe('16:30')
    expect(clock(bells.toReversed(), on(2))).toBe('16:10')
  })

  it('of another mark, grade or weekday says nothing', () => {
    expect(clock([dismissal('16:00', { mark: 'offWork' })])).toBeNull()
    expect(clock([dismissal('16:00', { grades: [1] })])).toBeNull()
    expect(clock([dismissal('16:00', { weekdays: [2] })])).toBeNull()
  })
})

describe('the third lesson of the afternoon (FR-004, S8)', () => {
  it('is 下午第三节 until the school writes when it is, then its clock times', () => {
    expect(hoursBetween(noBells, thirdLesson, thirdLesson, on(1)).words).toBe('下午第三节')
    expect(hoursBetween({ ...noBells, lessonTimes: [lesson('15:50', '16:30')] }, thirdLesson, thirdLesson, on(1))).toEqual({ startsAt: '15:50', endsAt: '16:30', words: '15:50–16:30' })
  })

  it('without a stated end begins then and ends nobody knows when', () => {
    expect(hoursBetween(noBells, thirdLesson, null, on(1))).toEqual({ startsAt: null, endsAt: null, words: '下午第三节起' })
  })

  it('is the grade’s own where the school writes one for it, in whatever order', () => {
    const lessonTimes = [lesson('15:50', '16:30'), lesson('15:30', '16:10', { grades: [1, 2] }), lesson('16:00', '16:40', { season: 'summer' })]
    for (const list of [lessonTimes, lessonTimes.toReversed()]) {
      const start = (grade: number, seasons: string[]) => clockOf({ ...noBells, lessonTimes: list }, thirdLesson, on(1, grade, seasons))
      expect([start(1, []), start(3, []), start(3, ['summer'])]).toEqual(['15:30', '15:50', '16:00'])
    }
  })
})

describe('what a plan says only about, or in part', () => {
  const words = (...[start, end, approximate]: [Parameters<typeof hoursBetween>[1], Parameters<typeof hoursBetween>[2], boolean?]) => hoursBetween(noBells, start, end, on(1), approximate).words

  it('until about 18:00 (S18)', () => {
    expect(words(null, '18:00', true)).toBe('到约18:00')
    expect(words('16:30', '18:00', true)).toBe('16:30–约18:00')
  })

  it('about is never lost', () => {
    for (const [start, end] of [['16:30', null], ['16:30', { lasts: 60 }], [null, { lasts: 60 }], [thirdLesson, thirdLesson], [afterSchool(0), '18:00']] as const) expect(words(start, end, true)).toContain('约')
    expect(words(null, null, true)).toBe('')
  })

  it('a length without a start, a start without an end, neither', () => {
    expect([words(null, { lasts: 20 }), words('16:30', null), words(null, null), words(null, '18:00')]).toEqual(['20分钟', '16:30起', '', '到18:00'])
  })

  it('eighty minutes after dismissal (S10), and from dismissal to off-work (S9)', () => {
    expect(words(afterSchool(0), { lasts: 80 })).toBe('下午放学起80分钟')
    expect(words(afterSchool(0), { mark: 'offWork', plusMinutes: 0 })).toBe('下午放学至当地下班')
  })

  it('lengths and offsets in plain words', () => {
    expect([20, 60, 80, 90, 120].map(lengthWords)).toEqual(['20分钟', '1小时', '80分钟', '1.5小时', '2小时'])
    expect([pointWords(afterSchool(-10)), pointWords({ mark: 'offWork', plusMinutes: 30 }), pointWords({ half: 'morning', lesson: 4 })]).toEqual(['下午放学前10分钟', '当地下班后30分钟', '上午第四节'])
  })

  it('no time runs into the next day: past midnight the plan’s words stand', () => {
    expect(hoursBetween(noBells, '23:30', { lasts: 60 }, on(1))).toEqual({ startsAt: '23:30', endsAt: null, words: '23:30起1小时' })
    expect(clockOf({ ...noBells, bells: [dismissal('23:00')] }, afterSchool(60), on(1))).toBeNull()
    expect(clockOf({ ...noBells, bells: [dismissal('00:10')] }, afterSchool(-20), on(1))).toBeNull()
  })
})

describe('several stretches of one service', () => {
  const stay = (...slots: Parameters<typeof givenSlot>[0][]) => hoursOf(noBells, givenService({ slots: slots.map((slot) => givenSlot(slot)) }), everyDayOf(3))

  it('one after the other, or with a break between lessons, are one stay (S12)', () => {
    expect(stay({ startsAt: '16:30', endsAt: '17:10' }, { startsAt: '17:20', endsAt: '18:00' }).words).toBe('16:30–18:00')
  })

  it('with hours between them are two: nobody is told that a child stays through', () => {
    expect(stay({ startsAt: '14:00', endsAt: '17:00' }, { startsAt: '08:30', endsAt: '11:30' })).toEqual({ startsAt: '08:30', endsAt: '17:00', words: '08:30–11:30，14:00–17:00' })
  })

  it('side by side last as long as the longest (S2)', () => {
    expect(stay({ startsAt: '17:30', endsAt: '18:30' }, { startsAt: '17:45', endsAt: '18:00' }).words).toBe('17:30–18:30')
  })

  it('end about then if the one that ends last does', () => {
    expect(stay({ startsAt: '16:30', endsAt: '17:10' }, { startsAt: '17:10', endsAt: '18:00', approximate: true }).words).toBe('16:30–约18:00')
    expect(stay({ startsAt: '16:30', endsAt: '17:10', approximate: true }, { startsAt: '17:10', endsAt: '18:00' }).words).toBe('16:30–18:00')
    expect(stay({ startsAt: '16:30', endsAt: '18:00', approximate: true }, { startsAt: '16:40', endsAt: '18:00' }).words).toBe('16:30–18:00')
  })

  it('of one lesson are named once (S8), and a length alone says nothing of the stay (S16)', () => {
    expect(stay({ startsAt: thirdLesson, endsAt: null }, { startsAt: thirdLesson, endsAt: null }).words).toBe('下午第三节起')
    expect(stay({ startsAt: afterSchool(0), endsAt: null }, { startsAt: null, endsAt: { lasts: 20 } }).words).toBe('下午放学起')
    expect(stay({ startsAt: null, endsAt: { lasts: 20 } }).words).toBe('20分钟')
  })

  it('claim no end while one of them has none', () => {
    expect(stay({ startsAt: '16:30', endsAt: '17:10' }, { startsAt: '17:10', endsAt: null })).toEqual({ startsAt: '16:30', endsAt: null, words: '16:30–17:10，17:10起' })
  })

  it('on different weekdays are one time only where they agree (S14)', () => {
    const service = (friday: string) => givenService({ slots: [givenSlot({ weekdays: [1, 2, 3, 4], startsAt: '15:40', endsAt: '17:10' }), givenSlot({ weekdays: [5], startsAt: '15:40', endsAt: friday })] })
    expect(hoursOf(noBells, service('17:10'), everyDayOf(3)).words).toBe('15:40–17:10')
    expect(hoursOf(noBells, service('16:40'), everyDayOf(3))).toEqual({ startsAt: null, endsAt: null, words: '各天时间不同' })
    expect(hoursOf(noBells, service('16:40'), on(5)).words).toBe('15:40–16:40')
  })
})

describe('seasons', () => {
  const winter = { key: 'winter', name: '冬季作息', from: '11-01', to: '03-31' }
  const summer = { key: 'summer', name: '夏季作息', from: '04-01', to: '10-31' }

  it('include their first and last day and may cross New Year', () => {
    expect(['10-31', '11-01', '12-31', '01-01', '02-29', '03-31', '04-01'].map((day) => seasonsOn([winter, summer], `2028-${day}`)[0])).toEqual(['summer', 'winter', 'winter', 'winter', 'winter', 'winter', 'summer'])
  })

  it('of one day are one day', () => {
    expect(['2026-05-31', '2026-06-01', '2026-06-02'].map((date) => seasonsOn([{ ...winter, from: '06-01', to: '06-01' }], date).length)).toEqual([0, 1, 0])
  })

  it('that share out the year leave no day without one and none with two', () => {
    for (let index = 0; index < 800; index += 1) expect(seasonsOn([winter, summer], addDays('2026-01-01', index))).toHaveLength(1)
  })

  it('a stretch of the winter timetable is shown in winter only', () => {
    const service = givenService({ slots: [givenSlot({ season: 'winter', endsAt: '17:00' }), givenSlot({ season: 'summer', endsAt: '17:30' })] })
    const seen = (date: string) => stretchesOf(noBells, service, on(1, 3, seasonsOn([winter, summer], date))).map(({ endsAt }) => endsAt)
    expect([seen('2026-12-31'), seen('2027-01-01'), seen('2027-04-01')]).toEqual([['17:00'], ['17:00'], ['17:30']])
  })

  it('whatever the months, a season and the rest of the year never meet', () => {
    inManyCases((random) => {
      const day = () => addDays('2027-01-01', random.below(365)).slice(5)
      const from = day()
      const to = day()
      const rest = { key: 'rest', name: '其余', from: addDays(`2027-${to}`, 1).slice(5), to: addDays(`2027-${from}`, -1).slice(5) }
      if (rest.from === from) return
      for (const index of times(73, (step) => step * 5)) expect(seasonsOn([{ key: 'one', name: '一季', from, to }, rest], addDays('2027-01-01', index))).toHaveLength(1)
    })
  })
})
