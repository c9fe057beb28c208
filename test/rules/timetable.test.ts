import { hoursOf, isServiceDay, sessionsOn, slotsOf, weekOfGrade, type ChildDay, type CourseFact } from 'cloud/rules/timetable'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { givenService, givenSlot, s19, s19Service } from './given-plan'
import { atLeastOneOf, clock, inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

const term = {
  startsOn: '2026-08-31',
  endsOn: '2027-01-01',
  holidays: [{ date: '2026-09-25', name: '中秋节' }, { date: '2026-10-01', name: '国庆节' }],
}
const monday = '2026-09-07'
const tuesday = '2026-09-08'

const enrolled = (serviceKey: string, weekdays: number[], startsOn = term.startsOn, endsOn = term.endsOn) => ({ serviceKey, weekdays, startsOn, endsOn })

const givenDay = (day: Partial<ChildDay> = {}): ChildDay => ({
  date: tuesday,
  term,
  plan: s19,
  grade: 3,
  classRoom: '2号楼301教室',
  classTeacherName: '周敏',
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
    expect(hoursOf(s19Service('afternoon'), 3)).toEqual({ startsAt: '16:20', endsAt: '17:20' })
  })

  it('a grade that the service is not for has no hours (R-008)', () => {
    expect(hoursOf(s19Service('afternoon'), 7)).toBeNull()
    expect(servicesOn({ grade: 7 })).toEqual([])
  })

  it('midday reads in order of time however the plan lists it', () => {
    const reversed = { slots: [...s19Service('midday').slots].reverse() }
    expect(slotsOf(reversed, 1).map(({ activity }) => activity)).toEqual(['餐前准备', '午餐', '作业与阅读', '午休'])
    expect(hoursOf(reversed, 1)).toEqual({ startsAt: '11:20', endsAt: '13:30' })
  })

  it('grade 6 stays until 18:30 although another of its stretches ends at 18:00 (R-008, S2)', () => {
    const slots = [givenSlot({ startsAt: '17:30', endsAt: '18:00' }), givenSlot({ grades: [4, 5, 6], startsAt: '17:30', endsAt: '18:30' }), givenSlot({ grades: [1, 6], startsAt: '17:30', endsAt: '18:00' })]
    expect(hoursOf({ slots }, 6)).toEqual({ startsAt: '17:30', endsAt: '18:30' })
    expect(hoursOf({ slots }, 1)).toEqual({ startsAt: '17:30', endsAt: '18:00' })
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
    expect(isServiceDay(term, '2026-08-30')).toBe(false)
    expect(isServiceDay(term, '2026-08-31')).toBe(true)
    expect(isServiceDay(term, '2027-01-01')).toBe(true)
    expect(isServiceDay(term, '2027-01-02')).toBe(false)
  })

  it('a make-up Saturday or Sunday has no service as long as the plan names no weekend (R-007, R-014)', () => {
    for (const date of ['2026-09-20', '2026-10-10']) expect(servicesOn({ date, enrolments: [enrolled('midday', [1, 2, 3, 4, 5, 6, 7])] })).toEqual([])
  })

  it('a plan that names Saturday is served on a Saturday (R-007, S11)', () => {
    const plan = { services: [givenService({ key: 'weekend', weekdays: [6] })] }
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
    expect(afternoon?.activities).toEqual([{ startsAt: '16:20', endsAt: '17:20', activity: '作业、锻炼、社团' }])
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

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const grades = [1, 2, 3, 4, 5, 6]

function anyService(random: CaseRandom, key: string) {
  const slots = times(1 + random.below(3), () => {
    const start = 400 + random.below(700)
    return givenSlot({ grades: atLeastOneOf(random, grades), startsAt: clock(start), endsAt: clock(start + 1 + random.below(200)) })
  })
  return givenService({ key, weekdays: atLeastOneOf(random, everyDay), slots })
}

function anyDay(random: CaseRandom): ChildDay {
  const services = ['a', 'b', 'c'].map((key) => anyService(random, key))
  const enrolments = someOf(random, services).map(({ key }) => {
    const startsOn = addDays(term.startsOn, random.below(60))
    return enrolled(key, atLeastOneOf(random, everyDay), startsOn, addDays(startsOn, random.below(60)))
  })
  const courses = someOf(random, services).map(({ key }): CourseFact => ({ ...calligraphy, courseId: `course-${key}`, serviceKey: key, weekday: random.pick(everyDay) }))
  return givenDay({ date: addDays(term.startsOn, random.below(140) - 7), plan: { services }, grade: random.pick(grades), enrolments, courses })
}

describe('whatever the plan', () => {
  it('a child stays exactly where plan, family, term and grade all say so (R-007, R-008, R-014)', () => {
    inManyCases((random) => {
      const day = anyDay(random)
      const weekday = weekdayOf(day.date)
      const expected = day.plan.services.filter(
        ({ key, weekdays, slots }) =>
          day.date >= term.startsOn &&
          day.date <= term.endsOn &&
          !term.holidays.some(({ date }) => date === day.date) &&
          weekdays.includes(weekday) &&
          slots.some((slot) => slot.grades.includes(day.grade)) &&
          day.enrolments.some((each) => each.serviceKey === key && each.weekdays.includes(weekday) && each.startsOn <= day.date && day.date <= each.endsOn),
      )
      expect(sessionsOn(day).map(({ serviceKey }) => serviceKey).sort()).toEqual(expected.map(({ key }) => key))
    }, 1000)
  })

  it('the day reads in order of time, and every activity lies within its stay', () => {
    inManyCases((random) => {
      const sessions = sessionsOn(anyDay(random))
      expect(sessions.map(({ startsAt }) => startsAt)).toEqual(sessions.map(({ startsAt }) => startsAt).sort())
      for (const { startsAt, endsAt, activities } of sessions) {
        for (const activity of activities) expect(startsAt <= activity.startsAt && activity.endsAt <= endsAt).toBe(true)
      }
    }, 1000)
  })

  it('no grade is ever shown a stretch of another grade (R-008)', () => {
    inManyCases((random) => {
      const service = anyService(random, 'a')
      for (const grade of grades) {
        expect(slotsOf(service, grade).every((slot) => slot.grades.includes(grade))).toBe(true)
        expect(hoursOf(service, grade) === null).toBe(!service.slots.some((slot) => slot.grades.includes(grade)))
      }
    })
  })
})
