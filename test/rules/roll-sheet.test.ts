import type { DayChange } from 'cloud/rules/day-change'
import { addDays } from 'cloud/rules/dates'
import { rollSheetsOn, type DayChild, type RollSheet, type SchoolDayFacts } from 'cloud/rules/roll-sheet'
import { sessionsOn, type CourseFact } from 'cloud/rules/timetable'
import { givenCourse, givenPlan, s19 } from './given-plan'
import { atLeastOneOf, inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

const term = { startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [{ date: '2026-10-01', name: '国庆节' }], makeUpDays: [], openings: [] }
const [monday, tuesday] = ['2026-09-07', '2026-09-08']

const enrolled = (serviceKey: string, weekdays: number[]) => ({ serviceKey, weekdays, startsOn: term.startsOn, endsOn: term.endsOn })
const both = [enrolled('midday', [1, 2, 3, 4, 5]), enrolled('afternoon', [2, 3, 4, 5])]
const child = (childId: string, changes: Partial<DayChild> = {}): DayChild => ({
  ...{ childId, name: `孩子${childId}`, rosterNo: 1, className: '三年级1班', grade: 3, classId: 'c3', classRoom: '301教室', classTeacherName: '周敏' },
  ...{ groups: [], enrolments: both, courses: [], ...changes },
})
const day = (changes: Partial<SchoolDayFacts> = {}): SchoolDayFacts => ({ date: tuesday, term, plan: s19, changes: [], ...changes })
const chess: CourseFact = { courseId: 'chess', serviceKey: 'afternoon', title: '围棋', weekday: 2, startsAt: '16:20', endsAt: '17:20', venue: '图书馆', teacherName: '石磊' }
const change = (changes: Partial<DayChange>): DayChange => ({ kind: 'cancelled', serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: '台风', ...changes })

const outline = (sheets: RollSheet[]) => sheets.map(({ serviceKey, rollKey, children }) => `${serviceKey} ${rollKey}: ${children.map(({ childId }) => childId).join(' ')}`)

describe('the rolls of a day', () => {
  it('R-007: on a Monday there is a midday roll and no afternoon roll (S19)', () => {
    expect(outline(rollSheetsOn(day({ date: monday }), [child('a')]))).toEqual(['midday class:c3: a'])
    expect(outline(rollSheetsOn(day(), [child('a')]))).toEqual(['midday class:c3: a', 'afternoon class:c3: a'])
  })

  it('R-008: the roll of grade 2 is 15:35–16:35, and never 16:20–17:20 (S19)', () => {
    const [, afternoon] = rollSheetsOn(day(), [child('a', { grade: 2, classId: 'c2' })])
    expect(afternoon).toMatchObject({ startsAt: '15:35', endsAt: '16:35', time: '15:35–16:35' })
  })

  it('R-014: on 1 October there are no rolls, nor outside the term', () => {
    for (const date of ['2026-10-01', '2026-08-28', '2027-01-04']) expect(rollSheetsOn(day({ date }), [child('a')])).toEqual([])
  })

  it('R-004: a child whose seat begins on Thursday is on the roll from Thursday', () => {
    const late = child('late', { enrolments: [{ ...enrolled('afternoon', [2, 3, 4, 5]), startsOn: '2026-09-10' }] })
    const onRoll = ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'].map((date) => outline(rollSheetsOn(day({ date }), [late])))
    expect(onRoll).toEqual([[], [], ['afternoon class:c3: late'], ['afternoon class:c3: late']])
  })

  it('a course takes its children out of care, for that service and that day alone', () => {
    const rolls = rollSheetsOn(day(), [child('a', { courses: [chess] }), child('b')])
    expect(outline(rolls)).toEqual(['midday class:c3: a b', 'afternoon course:chess: a', 'afternoon class:c3: b'])
    expect(rolls[1]).toMatchObject({ name: '围棋', venue: '图书馆', teacherName: '石磊', children: [{ sitting: 'chess' }] })
    expect(outline(rollSheetsOn(day({ date: '2026-09-09' }), [child('a', { courses: [chess] }), child('b')]))).toEqual(['midday class:c3: a b', 'afternoon class:c3: a b'])
  })

  it('a mixed group is one roll of both grades, from the first that comes to the last that goes (R-008)', () => {
    const group = { groupId: 'g', serviceKey: 'afternoon', name: '二、三年级混编班', room: '报告厅', teacherName: '石磊' }
    const small = child('a', { grade: 2, classId: 'c2', className: '二年级1班', groups: [group] })
    const [, sheet, ...others] = rollSheetsOn(day(), [small, child('b', { groups: [group] })]).filter(({ serviceKey, rollKey }) => serviceKey === 'afternoon' || rollKey === 'class:c3')
    expect(others).toEqual([])
    expect(sheet).toMatchObject({ rollKey: 'group:g', name: '二、三年级混编班', time: '15:35–17:20', venue: '报告厅', children: [{ childId: 'a', startsAt: '15:35' }, { childId: 'b', startsAt: '16:20' }] })
  })

  it('what the office cancelled is listed and says so; another room is the roll’s room (FR-085)', () => {
    const rolls = rollSheetsOn(day({ changes: [change({ serviceKey: 'afternoon' }), change({ kind: 'room', serviceKey: 'midday', room: '食堂' })] }), [child('a')])
    expect(rolls.map(({ serviceKey, cancelled, venue }) => ({ serviceKey, cancelled, venue }))).toEqual([
      { serviceKey: 'midday', cancelled: false, venue: '食堂' },
      { serviceKey: 'afternoon', cancelled: true, venue: '301教室' },
    ])
  })

  it('a day with an activity fixed by the plan has one roll a stay, however many activities fill it (FR-043)', () => {
    const fixed = ['足球', '跳绳'].map((title) => givenCourse({ key: title, title, serviceKey: 'afternoon', weekdays: [2] }))
    expect(outline(rollSheetsOn(day({ plan: givenPlan({ courses: fixed }) }), [child('a')]))).toEqual(['midday class:c3: a', 'afternoon class:c3: a'])
  })
})

function anySchool(random: CaseRandom): { facts: SchoolDayFacts; children: DayChild[] } {
  const group = { groupId: 'g1', serviceKey: 'afternoon', name: '混编班', room: null, teacherName: null }
  const courses = times(3, (index): CourseFact => ({ ...chess, courseId: `k${index}`, weekday: 1 + random.below(5), startsAt: `16:${20 + index * 20}`, endsAt: `16:${39 + index * 20 > 59 ? 59 : 39 + index * 20}` }))
  const children = times(1 + random.below(30), (index) => {
    const grade = 1 + random.below(6)
    return child(`n${index}`, { grade, classId: `c${grade}`, enrolments: someOf(random, both).map((each) => ({ ...each, weekdays: atLeastOneOf(random, each.weekdays) })), groups: someOf(random, [group]), courses: someOf(random, courses) })
  })
  const changes = someOf(random, [change({ serviceKey: 'midday' }), change({ kind: 'time', rollKey: 'course:k0', startsAt: '15:00', endsAt: '16:00' })])
  return { facts: day({ date: addDays(term.startsOn, random.below(60)), changes }), children }
}

describe('whatever the day', () => {
  it('each stay of each child is on exactly one roll, and nothing else is', () => {
    let stays = 0
    inManyCases((random) => {
      const { facts, children } = anySchool(random)
      const onRolls = rollSheetsOn(facts, children).flatMap((sheet) => sheet.children.map(({ childId, sitting }) => `${childId} ${sheet.serviceKey} ${sheet.rollKey} ${sitting}`))
      const sessions = children.flatMap((each) => sessionsOn({ ...each, ...facts }).filter(({ sitting }) => sitting !== null).map(({ serviceKey, rollKey, sitting }) => `${each.childId} ${serviceKey} ${rollKey} ${sitting}`))
      stays += sessions.length
      expect(onRolls.sort()).toEqual(sessions.sort())
      expect(new Set(onRolls).size).toBe(onRolls.length)
    })
    expect(stays).toBeGreaterThan(1000)
  })

  it('what a child’s attendance is kept under is on one roll only', () => {
    inManyCases((random) => {
      const { facts, children } = anySchool(random)
      const kept = rollSheetsOn(facts, children).flatMap((sheet) => sheet.children.map(({ childId, sitting }) => `${childId} ${sheet.serviceKey} ${sitting}`))
      expect(new Set(kept).size).toBe(kept.length)
    })
  })

  it('rolls are in order of time, and children in the order in which they are given', () => {
    inManyCases((random) => {
      const { facts, children } = anySchool(random)
      const sheets = rollSheetsOn(facts, children)
      const starts = sheets.map(({ startsAt }) => startsAt ?? '99')
      expect(starts).toEqual([...starts].sort())
      const place = new Map(children.map(({ childId }, index) => [childId, index]))
      for (const sheet of sheets) {
        const places = sheet.children.map(({ childId }) => place.get(childId) as number)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }
    })
  })
})
