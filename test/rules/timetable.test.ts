import { schoolWeekday } from 'cloud/rules/calendar'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { hoursOf, isOffered, sessionsOn, stretchesOf, weekOfGrade, type ChildDay, type CourseFact, type TimetablePlan } from 'cloud/rules/timetable'
import { everyDayOf, givenCourse, givenPlan, givenService, givenSlot, s19, s19Service } from './given-plan'
import { atLeastOneOf, clock, inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

const term = {
  startsOn: '2026-08-31',
  endsOn: '2027-01-01',
  holidays: [{ date: '2026-09-25', name: '中秋节' }, { date: '2026-10-01', name: '国庆节' }],
  makeUpDays: [],
  openings: [],
}
const monday = '2026-09-07'
const tuesday = '2026-09-08'

const enrolled = (serviceKey: string, weekdays: number[], startsOn = term.startsOn, endsOn = term.endsOn) => ({ serviceKey, weekdays, startsOn, endsOn })

const givenDay = (day: Partial<ChildDay> = {}): ChildDay => ({
  date: tuesday,
  term,
  plan: s19,
  grade: 3,
  classId: 'class-3-1',
  changes: [],
  classRoom: '2号楼301教室',
  classTeacherName: '周敏',
  groups: [],
  enrolments: [enrolled('midday', [1, 2, 3, 4, 5]), enrolled('afternoon', [2, 3, 4, 5])],
  courses: [],
  ...day,
})

const calligraphy: CourseFact = { courseId: 'calligraphy', serviceKey: 'afternoon', title: '硬笔书法', weekday: 2, startsAt: '16:20', endsAt: '17:20', venue: '书法室', teacherName: '苏玉华' }

const servicesOn = (day: Partial<ChildDay>) => sessionsOn(givenDay(day)).map(({ serviceKey }) => serviceKey)

describe('the weekdays of a service', () => {
  it('on a Monday there is midday care and no afternoon care (R-007, S19)', () => {
    expect(servicesOn({ date: monday })).toEqual(['midday'])
  })

  it('from Tuesday to Friday there are both, midday first (R-007, S19)', () => {
    for (const day of [0, 1, 2, 3]) expect(servicesOn({ date: addDays(tuesday, day) })).toEqual(['midday', 'afternoon'])
  })

  it('there is no Monday afternoon even for a child enrolled for Mondays by mistake (R-007, S19)', () => {
    expect(servicesOn({ date: monday, enrolments: [enrolled('afternoon', [1, 2, 3, 4, 5])] })).toEqual([])
  })

  it('a child stays only on the weekdays that its family chose', () => {
    const enrolments = [enrolled('afternoon', [2, 4])]
    expect(servicesOn({ date: '2026-09-08', enrolments })).toEqual(['afternoon'])
    expect(servicesOn({ date: '2026-09-09', enrolments })).toEqual([])
    expect(servicesOn({ date: '2026-09-10', enrolments })).toEqual(['afternoon'])
  })
})

describe('the hours of a grade', () => {
  it('grade 2 stays 15:35–16:35 and never 16:20–17:20 (R-008, S19)', () => {
    const [stay, ...others] = sessionsOn(givenDay({ grade: 2, enrolments: [enrolled('afternoon', [2])] }))
    expect(stay).toMatchObject({ startsAt: '15:35', endsAt: '16:35' })
    expect(others).toEqual([])
    expect(weekOfGrade(s19, 2).filter(({ serviceKey }) => serviceKey === 'afternoon').map(({ startsAt, endsAt }) => `${startsAt}–${endsAt}`)).toEqual(times(4, () => '15:35–16:35'))
  })

  it('grade 3 stays 16:20–17:20 (R-008, S19)', () => {
    expect(hoursOf(s19, s19Service('afternoon'), everyDayOf(3))).toEqual({ startsAt: '16:20', endsAt: '17:20', words: '16:20–17:20' })
  })

  it('a grade that the service is not for has no hours (R-008)', () => {
    expect(isOffered(s19, s19Service('afternoon'), 7)).toBe(false)
    expect(hoursOf(s19, s19Service('afternoon'), everyDayOf(7))).toEqual({ startsAt: null, endsAt: null, words: '' })
    expect(weekOfGrade(s19, 7)).toEqual([])
    expect(servicesOn({ grade: 7 })).toEqual([])
  })

  it('midday reads in order of time however the plan lists it', () => {
    const reversed = { ...s19Service('midday'), slots: [...s19Service('midday').slots].reverse() }
    expect(stretchesOf(s19, reversed, everyDayOf(1)).map(({ activity }) => activity)).toEqual(['餐前准备', '午餐', '作业与阅读', '午休'])
    expect(hoursOf(s19, reversed, everyDayOf(1))).toEqual({ startsAt: '11:20', endsAt: '13:30', words: '11:20–13:30' })
  })

  it('grade 6 stays until 18:30 although another of its stretches ends at 18:00 (R-008, S2)', () => {
    const slots = [givenSlot({ startsAt: '17:30', endsAt: '18:00' }), givenSlot({ grades: [4, 5, 6], startsAt: '17:30', endsAt: '18:30' }), givenSlot({ grades: [1, 6], startsAt: '17:30', endsAt: '18:00' })]
    expect(hoursOf(s19, givenService({ slots }), everyDayOf(6))).toEqual({ startsAt: '17:30', endsAt: '18:30', words: '17:30–18:30' })
    expect(hoursOf(s19, givenService({ slots }), everyDayOf(1))).toEqual({ startsAt: '17:30', endsAt: '18:00', words: '17:30–18:00' })
  })

  it('the week of a grade shows five midday and four afternoon blocks, each with its activities (FR-003, S19)', () => {
    const week = weekOfGrade(s19, 5)
    expect(week.filter(({ serviceKey }) => serviceKey === 'midday').map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5])
    expect(week.filter(({ serviceKey }) => serviceKey === 'afternoon').map(({ weekday }) => weekday)).toEqual([2, 3, 4, 5])
    expect(week[0]?.activities).toHaveLength(4)
  })
})

describe('days without service', () => {
  it('on 1 October nobody stays (R-014)', () => {
    expect(weekdayOf('2026-10-01')).toBe(4)
    expect(servicesOn({ date: '2026-10-01' })).toEqual([])
    expect(servicesOn({ date: '2026-10-08' })).toEqual(['midday', 'afternoon'])
  })

  it('the term counts from its first to its last day, both included (R-014)', () => {
    expect(schoolWeekday(term, '2026-08-30')).toBeNull()
    expect(schoolWeekday(term, '2026-08-31')).toBe(1)
    expect(schoolWeekday(term, '2027-01-01')).toBe(5)
    expect(schoolWeekday(term, '2027-01-02')).toBeNull()
  })

  it('a make-up Saturday or Sunday has no service as long as the plan names no weekend (R-007, R-014)', () => {
    for (const date of ['2026-09-20', '2026-10-10']) expect(servicesOn({ date, enrolments: [enrolled('midday', [1, 2, 3, 4, 5, 6, 7])] })).toEqual([])
  })

  it('a plan that names Saturday is served on a Saturday (R-007, S11)', () => {
    const plan = givenPlan({ services: [givenService({ key: 'weekend', kind: 'weekend', weekdays: [6] })] })
    expect(servicesOn({ date: '2026-10-10', plan, enrolments: [enrolled('weekend', [6])] })).toEqual(['weekend'])
  })
})

describe('enrolment', () => {
  it('begins on its first day and ends with its last', () => {
    const enrolments = [enrolled('midday', [1, 2, 3, 4, 5], '2026-09-09', '2026-09-10')]
    expect(['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'].map((date) => servicesOn({ date, enrolments }).length)).toEqual([0, 1, 1, 0])
  })

  it('a child without one stays nowhere', () => {
    expect(servicesOn({ enrolments: [] })).toEqual([])
  })

  it('two that follow each other never make two stays of one', () => {
    const enrolments = [enrolled('midday', [2], '2026-08-31', '2026-09-08'), enrolled('midday', [2], '2026-09-08', '2027-01-01')]
    expect(servicesOn({ enrolments })).toEqual(['midday'])
  })
})

describe('courses', () => {
  it('on its day a course takes the place of the class room and the class teacher', () => {
    const [, afternoon] = sessionsOn(givenDay({ courses: [calligraphy] }))
    expect(afternoon).toMatchObject({ courseId: 'calligraphy', title: '硬笔书法', venue: '书法室', teacherName: '苏玉华', activities: [] })
  })

  it('on every other day the child is in its own room with its own teacher', () => {
    const [, afternoon] = sessionsOn(givenDay({ date: '2026-09-09', courses: [calligraphy] }))
    expect(afternoon).toMatchObject({ courseId: null, title: '晚托', venue: '2号楼301教室', teacherName: '周敏' })
    expect(afternoon?.activities).toEqual([{ time: '16:20–17:20', activity: '作业、锻炼、社团' }])
  })

  it('a course of the afternoon leaves midday as it is', () => {
    expect(sessionsOn(givenDay({ courses: [calligraphy] }))[0]).toMatchObject({ serviceKey: 'midday', courseId: null, venue: '2号楼301教室' })
  })

  it('a course on a weekday that the family did not choose is not attended', () => {
    expect(sessionsOn(givenDay({ enrolments: [enrolled('afternoon', [3])], courses: [calligraphy] }))).toEqual([])
  })

  it('two courses one after the other on one day are both shown, the earlier first', () => {
    const early = { ...calligraphy, courseId: 'early', startsAt: '16:20', endsAt: '16:50' }
    const late = { ...calligraphy, courseId: 'late', startsAt: '16:50', endsAt: '17:20' }
    expect(sessionsOn(givenDay({ enrolments: [enrolled('afternoon', [2])], courses: [late, early] })).map(({ courseId }) => courseId)).toEqual(['early', 'late'])
  })
})

describe('an activity that the plan fixes', () => {
  const football = givenCourse({ key: 'football', title: '足球', serviceKey: 'afternoon', weekdays: [3], venue: '操场', leader: '王老师' })
  const rope = givenCourse({ title: '跳绳', serviceKey: 'afternoon', choice: 'gradeFixed', grades: [3], startsAt: '16:20', endsAt: { lasts: 20 } })
  const titlesOn = (date: string, courses = [football], grade = 3) =>
    sessionsOn(givenDay({ date, grade, plan: givenPlan({ courses }), enrolments: [enrolled('afternoon', [2, 3, 4, 5])] })).map(({ title, time }) => `${time} ${title}`)

  it('gives its weekday its name, place and leader, and leaves the other days alone (FR-043, S7)', () => {
    expect(titlesOn('2026-09-09')).toEqual(['16:20–17:20 足球'])
    expect(titlesOn('2026-09-10')).toEqual(['16:20–17:20 晚托'])
    const [session] = sessionsOn(givenDay({ date: '2026-09-09', plan: givenPlan({ courses: [football] }), enrolments: [enrolled('afternoon', [3])] }))
    expect(session).toMatchObject({ venue: '操场', teacherName: '王老师' })
  })

  it('is its grade’s and nobody else’s (FR-043, S8)', () => {
    const chess = givenCourse({ title: '棋类', serviceKey: 'afternoon', choice: 'gradeFixed', grades: [4] })
    expect(titlesOn(tuesday, [chess], 4)).toEqual(['16:20–17:20 棋类'])
    expect(titlesOn(tuesday, [chess], 5)).toEqual(['16:20–17:20 晚托'])
  })

  it('of twenty minutes does not shorten the stay: both are shown (S16)', () => {
    expect(titlesOn(tuesday, [rope])).toEqual(['16:20–17:20 晚托', '16:20–16:40 跳绳'])
  })

  it('that states its start alone ends with the service', () => {
    expect(titlesOn(tuesday, [{ ...rope, startsAt: '16:40', endsAt: null }])).toEqual(['16:20–17:20 晚托', '16:40–17:20 跳绳'])
  })
})

describe('a service that is there for a grade on some weekdays only', () => {
  const slots = [givenSlot({ grades: [1, 2], weekdays: [1] }), givenSlot({ grades: [3, 4, 5, 6] })]
  const plan = givenPlan({ services: [givenService({ slots })] })
  const enrolments = [enrolled('evening', [1, 2, 3, 4, 5])]

  it('R-007, R-008: grade 2 stays on Monday and not on Tuesday, grade 3 on both', () => {
    expect([monday, tuesday].map((date) => servicesOn({ date, plan, grade: 2, enrolments }).length)).toEqual([1, 0])
    expect([monday, tuesday].map((date) => servicesOn({ date, plan, grade: 3, enrolments }).length)).toEqual([1, 1])
    expect(weekOfGrade(plan, 2).map(({ weekday }) => weekday)).toEqual([1])
  })

  it('R-008: a grade that the service is for, but of which no time is written, stays at unstated hours', () => {
    const unstated = givenPlan({ services: [givenService({ grades: [1, 3], slots: [givenSlot({ grades: [3] })] })] })
    expect(sessionsOn(givenDay({ grade: 1, plan: unstated, enrolments }))).toMatchObject([{ startsAt: null, endsAt: null, time: '' }])
  })
})

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const grades = [1, 2, 3, 4, 5, 6]

function anyService(random: CaseRandom, key: string) {
  const weekdays = atLeastOneOf(random, everyDay)
  const slots = times(1 + random.below(3), () => {
    const start = 400 + random.below(700)
    return givenSlot({
      grades: random.pick([null, atLeastOneOf(random, grades)]),
      weekdays: random.pick([null, null, atLeastOneOf(random, weekdays)]),
      season: random.pick([null, null, 'winter']),
      startsAt: clock(start),
      endsAt: clock(start + 1 + random.below(200)),
    })
  })
  return givenService({ key, weekdays: random.pick([weekdays, weekdays, weekdays, null]), slots })
}

const seasons = [{ key: 'winter', name: '冬季作息', from: '11-01', to: '03-31' }]
const makeUpDays = [{ date: '2026-09-20', name: '补国庆', follows: 2 }, { date: '2026-10-10', name: '补国庆', follows: null }]

function anyDay(random: CaseRandom): ChildDay {
  const services = ['a', 'b', 'c'].map((key) => anyService(random, key))
  const date = random.pick([addDays(term.startsOn, random.below(140) - 7), ...makeUpDays.map((day) => day.date)])
  const enrolments = someOf(random, services).map(({ key }) => {
    const startsOn = addDays(date, 5 - random.below(40))
    return enrolled(key, atLeastOneOf(random, everyDay), startsOn, addDays(startsOn, random.below(60)))
  })
  const courses = someOf(random, services).map(({ key }): CourseFact => ({ ...calligraphy, courseId: `course-${key}`, serviceKey: key, weekday: random.pick(everyDay) }))
  return givenDay({ date, term: { ...term, makeUpDays }, plan: givenPlan({ services, seasons }), grade: random.pick(grades), enrolments, courses })
}

const seasonsOf = (date: string) => (date.slice(5) >= '11-01' || date.slice(5) <= '03-31' ? ['winter'] : [])
/** Whose timetable a date follows, worked out apart from the rule. */
const followed = (date: string) => {
  const madeUp = makeUpDays.find((day) => day.date === date)
  if (madeUp) return madeUp.follows
  const isOut = date < term.startsOn || date > term.endsOn || term.holidays.some((holiday) => holiday.date === date)
  return isOut ? null : weekdayOf(date)
}
const slotsFor = (plan: TimetablePlan, key: string, grade: number) => plan.services.find((service) => service.key === key)?.slots.filter((slot) => slot.grades === null || slot.grades.includes(grade)) ?? []

describe('whatever the plan', () => {
  it('a child stays exactly where plan, family, term and grade all say so (R-007, R-008, R-014)', () => {
    inManyCases((random) => {
      const day = anyDay(random)
      const weekday = followed(day.date)
      const expected = day.plan.services.filter(
        ({ key, weekdays }) =>
          weekday !== null &&
          weekdays?.includes(weekday) &&
          slotsFor(day.plan, key, day.grade).some((slot) => slot.weekdays === null || slot.weekdays.includes(weekday)) &&
          day.enrolments.some((each) => each.serviceKey === key && each.weekdays.includes(weekday) && each.startsOn <= day.date && day.date <= each.endsOn),
      )
      expect(sessionsOn(day).map(({ serviceKey }) => serviceKey).sort()).toEqual(expected.map(({ key }) => key))
    }, 1000)
  })

  it('R-007: every stay lies on a school day that follows a weekday of its service and of the family’s choice', () => {
    let stays = 0
    inManyCases((random) => {
      const day = anyDay(random)
      for (const { serviceKey } of sessionsOn(day)) {
        stays += 1
        const weekday = schoolWeekday(day.term, day.date)
        expect(day.plan.services.find(({ key }) => key === serviceKey)?.weekdays).toContain(weekday)
        expect(day.enrolments.find((each) => each.serviceKey === serviceKey)?.weekdays).toContain(weekday)
      }
    }, 3000)
    expect(stays).toBeGreaterThan(100)
  })

  it('R-008: a child’s hours begin and end with stretches of its own grade, weekday and season', () => {
    let stays = 0
    inManyCases((random) => {
      const day = { ...anyDay(random), courses: [] }
      for (const { serviceKey, startsAt, endsAt } of sessionsOn(day)) {
        if (startsAt === null) continue
        stays += 1
        const own = slotsFor(day.plan, serviceKey, day.grade)
          .filter((slot) => slot.weekdays === null || slot.weekdays.includes(followed(day.date) ?? 0))
          .filter((slot) => slot.season === null || seasonsOf(day.date).includes(slot.season))
        expect(own.map((slot) => slot.startsAt)).toContain(startsAt)
        expect(own.map((slot) => slot.endsAt)).toContain(endsAt)
      }
    }, 3000)
    expect(stays).toBeGreaterThan(100)
  })

  it('the day reads in order of time, and every activity lies within its stay', () => {
    inManyCases((random) => {
      const sessions = sessionsOn(anyDay(random))
      const starts = sessions.map(({ startsAt }) => startsAt ?? '99')
      expect(starts).toEqual([...starts].sort())
      for (const { startsAt, endsAt, activities } of sessions) {
        for (const { time } of activities) {
          const [from = '', to = ''] = time.split('–')
          expect(String(startsAt) <= from && to <= String(endsAt)).toBe(true)
        }
      }
    }, 1000)
  })

  it('no grade is ever shown a stretch of another grade (R-008)', () => {
    inManyCases((random) => {
      const service = anyService(random, 'a')
      for (const grade of grades) {
        const own = service.slots.filter((slot) => slot.grades === null || slot.grades.includes(grade))
        const seen = stretchesOf(s19, service, { grade, weekday: null, seasons: ['winter'] })
        expect(seen.map(({ words }) => words).sort()).toEqual(own.map(({ startsAt, endsAt }) => `${String(startsAt)}–${String(endsAt)}`).sort())
        expect(isOffered(s19, service, grade)).toBe(own.length > 0)
      }
    })
  })
})
