import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { holidayYears, readHolidayYear } from 'cloud/holiday-calendar'
import type { Calendar } from 'cloud/rules/calendar'
import { weekdayOf } from 'cloud/rules/dates'
import { calendarDifferences, publicDays, withPublicDays } from 'cloud/rules/public-days'
import { calendarFault } from 'cloud/rules/term-check'

const autumn: Calendar = { startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [], makeUpDays: [], openings: [] }
const days = (calendar: Calendar = autumn) => publicDays(holidayYears(), calendar)
const dates = (list: readonly { date: string }[]) => list.map(({ date }) => date)

test('2026’s days are those of the State Council’s notice: seven holidays, six days worked instead', () => {
  const [year] = holidayYears()
  expect(year).toMatchObject({ year: 2026, complete: true })
  expect(year?.holidays.map(({ name, from, to }) => `${name} ${from.slice(5)} ${to.slice(5)}`)).toEqual([
    '元旦 01-01 01-03',
    '春节 02-15 02-23',
    '清明节 04-04 04-06',
    '劳动节 05-01 05-05',
    '端午节 06-19 06-21',
    '中秋节 09-25 09-27',
    '国庆节 10-01 10-07',
  ])
  expect(dates(year?.makeUpDays ?? [])).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
})

test('every day worked instead is a weekend, and none is a holiday of the same year', () => {
  for (const { holidays, makeUpDays } of holidayYears()) {
    for (const { date } of makeUpDays) {
      expect(weekdayOf(date)).toBeGreaterThanOrEqual(6)
      expect(holidays.filter(({ from, to }) => date >= from && date <= to)).toEqual([])
    }
    for (const { from, to } of holidays) expect(from <= to).toBe(true)
  }
})

test('2027 holds only what the law fixes, and says that it is not complete', () => {
  const year = holidayYears().find((each) => each.year === 2027)
  expect(year).toMatchObject({ complete: false, makeUpDays: [] })
  expect(year?.holidays.map(({ from, to }) => `${from.slice(5)} ${to.slice(5)}`)).toEqual(['01-01 01-01', '02-05 02-08', '04-05 04-05', '05-01 05-02', '06-09 06-09', '09-15 09-15', '10-01 10-03'])
})

test('a file that is not what it should be is refused with the place', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-year-')), '2028.yaml')
  fs.writeFileSync(file, 'year: 2028\nsource: 通知\ncomplete: yes\nholidays: []\nmakeUpDays: []\n')
  expect(() => readHolidayYear(file)).toThrow(/2028\.yaml 不能用：complete/)
  fs.rmSync(path.dirname(file), { recursive: true })
})

test('a term is offered the holidays and the days worked instead that lie in it, and which year is not complete', () => {
  const { holidays, makeUpDays, incompleteYears } = days()
  expect(dates(holidays)).toEqual(['2026-09-25', '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2027-01-01'])
  expect(dates(makeUpDays)).toEqual(['2026-09-20', '2026-10-10'])
  expect(incompleteYears).toEqual([2027])
  expect(days({ ...autumn, endsOn: '2026-12-31' }).incompleteYears).toEqual([])
  expect(days({ ...autumn, startsOn: '2028-02-20', endsOn: '2028-07-01' }).incompleteYears).toEqual([2028])
})

test('in the weeks of holiday opening public holidays stay holidays (R-013)', () => {
  const opening = { holiday: 'winter' as const, name: '寒假', startsOn: '2027-02-01', endsOn: '2027-02-05' }
  expect(dates(days({ ...autumn, openings: [opening] }).holidays)).toContain('2027-02-05')
})

test('what a school’s calendar lacks or has beyond the public one is told by date', () => {
  const calendar = { holidays: [...days().holidays.slice(1), { date: '2026-11-06', name: '运动会' }], makeUpDays: [{ date: '2026-10-10', name: '调休', follows: 5 }] }
  expect(calendarDifferences(calendar, days())).toEqual([
    { date: '2026-09-20', name: '国庆节调休', kind: 'makeUpDayMissing' },
    { date: '2026-09-25', name: '中秋节', kind: 'holidayMissing' },
    { date: '2026-11-06', name: '运动会', kind: 'holidayAdded' },
  ])
})

test('taking over the public days keeps the school’s own and what it said of a make-up day, and leaves nothing to refuse', () => {
  const own: Calendar = {
    ...autumn,
    holidays: [{ date: '2026-11-06', name: '运动会' }, { date: '2026-10-10', name: '校庆' }, { date: '2027-01-20', name: '寒假' }],
    makeUpDays: [{ date: '2026-09-20', name: '补课', follows: 5 }, { date: '2026-10-02', name: '补课', follows: 1 }, { date: '2026-11-07', name: '运动会调休', follows: null }],
  }
  const taken = { ...own, ...withPublicDays(own, days(own)) }
  expect(taken.makeUpDays).toEqual([
    { date: '2026-09-20', name: '国庆节调休', follows: 5 },
    { date: '2026-10-10', name: '国庆节调休', follows: null },
    { date: '2026-11-07', name: '运动会调休', follows: null },
  ])
  expect(dates(taken.holidays)).toEqual([...dates(days().holidays).slice(0, 10), '2026-11-06', '2027-01-01'])
  expect(calendarFault(taken)).toBeNull()
  expect(calendarDifferences(taken, days()).map(({ kind, date }) => `${kind} ${date}`)).toEqual(['holidayAdded 2026-11-06', 'makeUpDayAdded 2026-11-07'])
})
