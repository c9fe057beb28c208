import * as z from 'zod/mini'
import type { Database } from 'cloud/db/database'
import { demoCourses } from 'cloud/demo/courses'
import { adultName, childName } from 'cloud/demo/names'
import { demoSlips, demoStart } from 'cloud/demo/people'
import { insertSchool } from 'cloud/demo/school'
import { seededRandom } from 'cloud/demo/seeded-random'
import { sameName } from 'cloud/rules/binding'
import { schoolWeekday } from 'cloud/rules/calendar'
import { overlaps } from 'cloud/rules/course-choice'
import { addDays, shanghaiDate, weekdayOf, weekOfTerm } from 'cloud/rules/dates'
import { maskName } from 'cloud/rules/public-list'
import { hoursOf } from 'cloud/rules/timetable'
import { everyDayOf, s19, s19Grades, s19Service } from './given-plan'
import { inManyCases, times } from './seeded-cases'

const seed = 20260901

/** Notes down what is written instead of storing it. */
function givenNotebook() {
  const statements: { sql: string; values: unknown[] }[] = []
  const db: Database = {
    async rows(sql, values = []) {
      statements.push({ sql, values })
      return []
    },
    async row() {
      return null
    },
  }
  /** The rows written into one table by column names, checked to be of the expected shape. */
  const written = <Row extends z.ZodMiniType>(table: string, shape: Row): z.infer<Row>[] =>
    statements
      .filter(({ sql, values }) => sql.startsWith(`insert into ${table} (`) && values.length === 1)
      .flatMap(({ values }) => z.parse(z.array(shape), JSON.parse(String(values[0]))))
  return { db, statements, written }
}

async function givenSchool(from = seed) {
  const notebook = givenNotebook()
  const school = await insertSchool(notebook.db, seededRandom(from))
  return { ...notebook, school }
}

const termShape = z.object({ starts_on: z.string(), ends_on: z.string(), holidays: z.array(z.object({ date: z.string(), name: z.string() })) })
const courseShape = z.object({
  title: z.string(),
  service_key: z.string(),
  grades: z.array(z.int()),
  weekday: z.int(),
  starts_at: z.string(),
  ends_at: z.string(),
  teacher_id: z.string(),
  venue: z.string(),
  capacity: z.int(),
  taken: z.int(),
  opens_at: z.string(),
  closes_at: z.string(),
})

async function demoTerm() {
  const [term] = (await givenSchool()).written('term', termShape)
  if (!term) throw new Error('the demonstration has no term')
  return { startsOn: term.starts_on, endsOn: term.ends_on, holidays: term.holidays, makeUpDays: [], openings: [] }
}

describe('the same seed', () => {
  it('draws the same numbers on every machine', () => {
    const random = seededRandom(seed)
    expect(times(5, () => random.below(1000))).toEqual([723, 941, 500, 23, 136])
    expect(seededRandom(1).uuid()).toBe('a08ff49b-6f77-4263-8716-c43069c43a8c')
  })

  it('makes the same school, statement for statement, and another seed another one', async () => {
    const [a, b, c] = await Promise.all([givenSchool(), givenSchool(), givenSchool(seed + 1)])
    expect(a.statements).toEqual(b.statements)
    expect(a.school).toEqual(b.school)
    expect(c.school.pupils).not.toEqual(a.school.pupils)
  })

  it('stays within what was asked and gives proper ids', () => {
    inManyCases((random) => {
      const limit = 1 + random.below(1000)
      for (const drawn of times(20, () => random.below(limit))) expect(Number.isInteger(drawn) && drawn >= 0 && drawn < limit).toBe(true)
      expect(z.safeParse(z.uuid(), random.uuid()).success).toBe(true)
    })
  })

  it('picks everything there is sooner or later', () => {
    const random = seededRandom(seed)
    expect(new Set(times(500, () => random.pick(['一', '二', '三', '四', '五', '六', '七']))).size).toBe(7)
  })
})

describe('the pupils', () => {
  it('are 40 in each of twelve classes, with roster numbers 1 to 40', async () => {
    const { pupils } = (await givenSchool()).school
    expect(pupils).toHaveLength(480)
    for (const grade of [1, 2, 3, 4, 5, 6]) {
      for (const classNo of [1, 2]) {
        expect(pupils.filter((pupil) => pupil.grade === grade && pupil.classNo === classNo).map(({ rosterNo }) => rosterNo)).toEqual(times(40, (index) => index + 1))
      }
    }
    expect(new Set(pupils.map(({ childId }) => childId)).size).toBe(480)
  })

  it('have names, some of them such as careless systems break on (生僻字, one character, middle dot)', async () => {
    const names = (await givenSchool()).school.pupils.map(({ name }) => name)
    for (const uncommon of ['𬍛文', '㛃', '阿依古丽·买买提', '禤乐怡', '乜思𡶴', '呼斯楞']) expect(names).toContain(uncommon)
    for (const name of names) {
      expect(name).toMatch(/^[\p{Script=Han}·]{1,10}$/u)
      expect(sameName(name, name)).toBe(true)
      expect(maskName(name)).toContain('*')
    }
  })

  it('are called as their slips say', async () => {
    const { pupils } = (await givenSchool()).school
    const owner = (slip: { grade: number; classNo: number; rosterNo: number }) => pupils.find(({ grade, classNo, rosterNo }) => grade === slip.grade && classNo === slip.classNo && rosterNo === slip.rosterNo)
    expect(owner(demoSlips.newFamily)?.name).toBe('林知夏')
    expect(owner(demoSlips.grandmother)?.name).toBe('林知夏')
    expect(owner(demoSlips.secondChild)?.name).toBe('林知行')
  })

  it('and grown-ups get plausible names from every seed', () => {
    inManyCases((random) => {
      expect(childName(random.below(480), random.pick)).toMatch(/^[\p{Script=Han}·]{1,8}$/u)
      expect(adultName(random.pick)).toMatch(/^\p{Script=Han}{3,4}$/u)
    })
  })
})

describe('the term', () => {
  it('has eighteen weeks, from a Monday to a Friday', async () => {
    const { startsOn, endsOn } = await demoTerm()
    expect([weekdayOf(startsOn), weekdayOf(endsOn)]).toEqual([1, 5])
    expect(weekOfTerm({ startsOn, endsOn }, endsOn)).toBe(18)
    expect(addDays(startsOn, 18 * 7 - 3)).toBe(endsOn)
  })

  it('has the holidays of the State Council’s notice and no others: Mid-Autumn, National Day, New Year (R-014)', async () => {
    const { holidays } = await demoTerm()
    expect(holidays.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2026-09-25 中秋节',
      '2026-09-26 中秋节',
      '2026-09-27 中秋节',
      '2026-10-01 国庆节',
      '2026-10-02 国庆节',
      '2026-10-03 国庆节',
      '2026-10-04 国庆节',
      '2026-10-05 国庆节',
      '2026-10-06 国庆节',
      '2026-10-07 国庆节',
      '2027-01-01 元旦',
    ])
  })

  it('has no session on 1 October (R-014)', async () => {
    expect(schoolWeekday(await demoTerm(), '2026-10-01')).toBeNull()
    expect(schoolWeekday(await demoTerm(), '2026-09-30')).toBe(3)
  })

  it('is in its second week, on a day with midday and afternoon care, when the demonstration starts', async () => {
    const start = shanghaiDate(demoStart)
    expect(weekOfTerm(await demoTerm(), start)).toBe(2)
    for (const { weekdays } of s19.services) expect(weekdays).toContain(weekdayOf(start))
  })
})

describe('the eleven courses', () => {
  const coursesOf = async () => (await givenSchool()).written('course', courseShape)
  const time = (course: z.infer<typeof courseShape>) => ({ weekday: course.weekday, startsAt: course.starts_at, endsAt: course.ends_at })

  it('are those of the menu, each with places and all of them free', async () => {
    const courses = await coursesOf()
    expect(courses.map(({ title }) => title)).toEqual(demoCourses.map(({ title }) => title))
    expect(courses).toHaveLength(11)
    for (const { capacity, taken } of courses) expect([capacity > 0, taken]).toEqual([true, 0])
  })

  it('are on the weekdays and at the hours of afternoon care, for each of their grades (R-007, R-008, S19)', async () => {
    const afternoon = s19Service('afternoon')
    for (const course of await coursesOf()) {
      expect(course.service_key).toBe('afternoon')
      expect(afternoon.weekdays).toContain(course.weekday)
      for (const grade of course.grades) expect(hoursOf(s19, afternoon, everyDayOf(grade))).toMatchObject({ startsAt: course.starts_at, endsAt: course.ends_at })
    }
  })

  it('never mix grades 1 and 2 with grades 3 to 6, who have other hours (R-008, S19)', () => {
    for (const { grades } of demoCourses) expect(new Set(grades.map((grade) => grade <= 2)).size).toBe(1)
  })

  it('need no teacher and no room in two places at once, not even when it rains (R-025)', async () => {
    const courses = await coursesOf()
    const roomsOf = (venue: string) => venue.split(/[（）]|雨天改/).filter(Boolean)
    for (const [index, a] of courses.entries()) {
      for (const b of courses.slice(index + 1)) {
        if (!overlaps(time(a), time(b))) continue
        expect(a.teacher_id).not.toBe(b.teacher_id)
        expect(roomsOf(a.venue).filter((room) => roomsOf(b.venue).includes(room))).toEqual([])
      }
    }
  })

  it('leave every grade something to choose', () => {
    for (const grade of s19Grades) expect(demoCourses.filter(({ grades }) => grades.some((each) => each === grade)).length).toBeGreaterThan(0)
  })

  it('can be chosen when the demonstration starts', async () => {
    for (const { opens_at: opensAt, closes_at: closesAt } of await coursesOf()) {
      expect(new Date(opensAt) <= demoStart && demoStart < new Date(closesAt)).toBe(true)
    }
  })
})
