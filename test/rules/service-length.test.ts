import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { clockMinutes, countedMinutes, dailyMinutes, endDecision, latestEndFor, lengthDecision, offWorkDecision, openingDecision, openWeeks } from 'cloud/rules/service-length'
import { everyDayOf, givenPlan, givenService, givenSlot, s19 } from './given-plan'
import { clock, inManyCases, times } from './seeded-cases'

const s3Midday = givenService({ key: 'midday', kind: 'midday', slots: [givenSlot({ startsAt: '11:10', endsAt: '13:30' })], countedLessons: 3, lessonMinutes: 40 })
const s10Afternoon = givenService({ slots: [givenSlot({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: { lasts: 80 } })], countedLessons: 2, lessonMinutes: 40 })
const s4Afternoon = givenService({ slots: [givenSlot({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: { mark: 'afternoonDismissal', plusMinutes: 120 } })] })
const uncounted = { countedLessons: null, lessonMinutes: null }

const onMonday = { grade: 3, weekday: 1, seasons: [] }
const daily = (...services: ServiceOffering[]) => dailyMinutes(givenPlan({ services }), onMonday)

type Bell = SchoolPlan['bells'][number]

describe('how long a service is', () => {
  it('R-009: three lessons of 40 count as 120 minutes while the clock says 140, and both are kept (S3)', () => {
    expect(countedMinutes(s3Midday)).toBe(120)
    expect(clockMinutes(s19, s3Midday, everyDayOf(3))).toBe(140)
  })

  it('R-009: where lessons or their length are not stated, nothing is counted', () => {
    for (const part of [{ countedLessons: null }, { lessonMinutes: null }]) expect(countedMinutes({ ...s3Midday, ...part })).toBeNull()
    expect(countedMinutes({ countedLessons: 0, lessonMinutes: 40 })).toBe(0)
  })

  it('R-009: what runs side by side counts once (grade 6, S2), a break in between not at all', () => {
    const s2 = [givenSlot({ startsAt: '17:30', endsAt: '18:00' }), givenSlot({ startsAt: '17:30', endsAt: '18:30' }), givenSlot({ startsAt: '17:30', endsAt: '18:00' })]
    expect(clockMinutes(s19, { slots: s2 }, everyDayOf(6))).toBe(60)
    const lessons = [givenSlot({ startsAt: '16:30', endsAt: '17:10' }), givenSlot({ startsAt: '17:20', endsAt: '18:00' })]
    expect(clockMinutes(s19, { slots: lessons }, everyDayOf(6))).toBe(80)
  })

  it('R-009: a length is known without the school’s bells where the plan gives it (S4, S10)', () => {
    expect(clockMinutes(s19, s4Afternoon, everyDayOf(3))).toBe(120)
    expect(clockMinutes(s19, s10Afternoon, everyDayOf(3))).toBe(80)
  })

  it('R-009: where the plan gives none, none is guessed (S8, S11, S16)', () => {
    const unstated = [
      [],
      [givenSlot({ startsAt: null, endsAt: null })],
      [givenSlot({ startsAt: { half: 'afternoon', lesson: 3 }, endsAt: null })],
      [givenSlot({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: null }), givenSlot({ startsAt: null, endsAt: { lasts: 20 } })],
      [givenSlot({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: { mark: 'offWork', plusMinutes: 0 } })],
    ]
    for (const slots of unstated) expect(clockMinutes(s19, { slots }, everyDayOf(3))).toBeNull()
  })

  it('counts every minute that a stretch covers, one by one', () => {
    inManyCases((random) => {
      const spans = times(1 + random.below(4), () => {
        const from = 900 + random.below(100)
        return { from, to: from + 1 + random.below(60) }
      })
      const slots = spans.map(({ from, to }) => givenSlot({ startsAt: clock(from), endsAt: clock(to) }))
      const covered = times(200, (index) => 900 + index).filter((minute) => spans.some(({ from, to }) => from <= minute && minute < to))
      expect(clockMinutes(s19, { slots }, everyDayOf(3))).toBe(covered.length)
    })
  })
})

describe('a day’s minutes', () => {
  it('R-010: 80 minutes are short of 120, and 120 are enough (S3, S10)', () => {
    expect(daily(s10Afternoon)).toBe(80)
    expect(lengthDecision(daily(s10Afternoon), 120)).toBe('short')
    expect(daily(s3Midday)).toBe(120)
    expect(lengthDecision(daily(s3Midday), 120)).toBe('enough')
    expect(lengthDecision(daily(s4Afternoon), 120)).toBe('enough')
  })

  it('R-010: where the plan names no least, or no length, nothing is decided (S5, S19)', () => {
    expect(lengthDecision(80, null)).toBe('unstated')
    expect(lengthDecision(daily(givenService({ slots: [] })), 120)).toBe('unstated')
    expect(lengthDecision(0, 120)).toBe('short')
  })

  it('R-010: counts lessons where they are stated and the clock where not, each service once', () => {
    const afternoon = givenService({ slots: [givenSlot({ startsAt: '16:20', endsAt: '17:20' })] })
    expect(daily(s3Midday, afternoon)).toBe(180)
    expect(daily({ ...s3Midday, ...uncounted }, afternoon)).toBe(200)
    expect(daily(s10Afternoon, { ...s4Afternoon, key: 'late' })).toBe(200)
  })

  it('R-010: two services at the same time make no longer day', () => {
    const afternoon = givenService({ slots: [givenSlot({ startsAt: '16:20', endsAt: '17:20' })] })
    const late = givenService({ key: 'late', slots: [givenSlot({ startsAt: '17:00', endsAt: '18:00' })] })
    expect(daily(afternoon, late)).toBe(100)
  })

  it('R-010: asks the grade and the weekday: S19 has 130 minutes on Monday and 190 on Tuesday', () => {
    expect(dailyMinutes(s19, onMonday)).toBe(130)
    expect(dailyMinutes(s19, { ...onMonday, weekday: 2 })).toBe(190)
    expect(dailyMinutes(s19, { ...onMonday, weekday: 6 })).toBeNull()
    expect(dailyMinutes(s19, { ...onMonday, grade: 7 })).toBeNull()
  })
})

describe('the end of a service', () => {
  const s10 = { latestEnd: [{ kinds: null, stage: null, at: '18:15' }] }
  const s11 = { latestEnd: [{ kinds: ['evening' as const], stage: 'junior' as const, at: '20:30' }] }

  it('R-011: 18:20 is late where 18:15 is the latest, 18:15 is not (S10)', () => {
    expect(endDecision('18:20', latestEndFor(s10, 'afternoon', 3))).toBe('late')
    expect(endDecision('18:15', latestEndFor(s10, 'afternoon', 3))).toBe('inTime')
  })

  it('R-011: 20:30 binds the evening of junior grades alone (S11)', () => {
    expect(endDecision('20:31', latestEndFor(s11, 'evening', 7))).toBe('late')
    expect(endDecision('20:30', latestEndFor(s11, 'evening', 9))).toBe('inTime')
    for (const [kind, grade] of [['evening', 6], ['afternoon', 7], [null, 7]] as const) expect(latestEndFor(s11, kind, grade)).toBeNull()
  })

  it('R-011: of several limits the earliest holds', () => {
    expect(latestEndFor({ latestEnd: [...s11.latestEnd, ...s10.latestEnd] }, 'evening', 8)).toBe('18:15')
  })

  it('R-011: without a limit or a known end nothing is decided', () => {
    expect(endDecision('18:20', null)).toBe('unstated')
    expect(endDecision(null, '18:15')).toBe('unstated')
  })

  const offWork = (at: string, weekdays: Bell['weekdays'] = null): Bell => ({ mark: 'offWork', grades: null, weekdays, season: null, at })
  const decided = (endsAt: string, bells: Bell[]) => offWorkDecision(givenPlan({ bells }), givenService({ slots: [givenSlot({ endsAt })] }), everyDayOf(3))

  it('R-012: with off-work at 17:30, an end at 17:00 is before it and one at 17:30 is not (S11)', () => {
    expect(decided('17:00', [offWork('17:30')])).toBe('before')
    expect(decided('17:30', [offWork('17:30')])).toBe('notBefore')
    expect(decided('18:00', [offWork('17:30')])).toBe('notBefore')
  })

  it('R-012: an end at the time when offices close is not before it, whenever that is (S9)', () => {
    const atClosing = (plusMinutes: number) => givenService({ slots: [givenSlot({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: { mark: 'offWork', plusMinutes } })] })
    expect(offWorkDecision(s19, atClosing(0), everyDayOf(3))).toBe('notBefore')
    expect(offWorkDecision(s19, atClosing(-10), everyDayOf(3))).toBe('unstated')
    expect(offWorkDecision(givenPlan({ bells: [offWork('17:30')] }), atClosing(-10), everyDayOf(3))).toBe('before')
  })

  it('R-012: while the school has not said when offices close, nothing is decided', () => {
    expect(decided('17:00', [])).toBe('unstated')
    expect(offWorkDecision(givenPlan({ bells: [offWork('17:30')] }), givenService({ slots: [] }), everyDayOf(3))).toBe('unstated')
  })
})

describe('the campus in the holidays', () => {
  const s11 = { winterWeeks: 1, summerWeeks: 3 }
  const opening = (holiday: 'winter' | 'summer', startsOn: string, endsOn: string) => ({ holiday, name: '校园开放', startsOn, endsOn })
  const winter = opening('winter', '2027-01-25', '2027-01-29')
  const summer = (...weeks: [string, string][]) => weeks.map(([from, to]) => opening('summer', from, to))

  it('R-013: one winter week and three summer weeks are enough, two summer weeks are lacking (S11)', () => {
    const openings = [winter, ...summer(['2027-07-05', '2027-07-09'], ['2027-07-12', '2027-07-16'])]
    expect(openingDecision({ openings }, s11, 'winter')).toBe('enough')
    expect(openingDecision({ openings }, s11, 'summer')).toBe('lacking')
    expect(openingDecision({ openings: [...openings, ...summer(['2027-07-19', '2027-07-23'])] }, s11, 'summer')).toBe('enough')
  })

  it('R-013: a winter week does not count for the summer, and no opening at all is lacking', () => {
    expect(openWeeks({ openings: [winter] }, 'summer')).toBe(0)
    expect(openingDecision({ openings: [] }, s11, 'winter')).toBe('lacking')
  })

  it('R-013: weeks may begin on any day, and a day that is entered twice counts once', () => {
    expect(openWeeks({ openings: summer(['2027-07-07', '2027-07-20']) }, 'summer')).toBe(2)
    expect(openWeeks({ openings: summer(['2027-07-05', '2027-07-11'], ['2027-07-05', '2027-07-09']) }, 'summer')).toBe(1)
    expect(openWeeks({ openings: summer(['2027-07-10', '2027-07-11']) }, 'summer')).toBe(0)
  })

  it('R-013: where the plan asks for no weeks, nothing is decided', () => {
    expect(openingDecision({ openings: [] }, { winterWeeks: null, summerWeeks: null }, 'summer')).toBe('unstated')
  })
})
