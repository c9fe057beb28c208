import { managersNeeded, managersText, patrolDays, patrollersMissing, staffForGroup, teachersNeeded, teachersText } from 'cloud/rules/staffing'
import { inManyCases, times } from './seeded-cases'

const s19 = { pupilsPerTeacher: 45, extraTeacherAbove: 30, classesPerManager: 5, extraManagerAbove: 3, leastPerGroup: null }
const unstated = { pupilsPerTeacher: null, extraTeacherAbove: null, classesPerManager: null, extraManagerAbove: null, leastPerGroup: null, patrollersPerDay: null }

describe('R-020 teachers', () => {
  it('R-020: 120 pupils need 2, 121 need 3, 44 need 1 (S19)', () => {
    expect([120, 121, 44].map((pupils) => teachersNeeded(pupils, s19))).toEqual([2, 3, 1])
  })

  it('R-020: without a number in the plan the need is not stated', () => {
    expect(teachersNeeded(121, unstated)).toBeNull()
    expect(teachersText(121, unstated)).toBeNull()
  })

  it('R-020: says its arithmetic', () => {
    expect(teachersText(121, s19)).toBe('121 名学生，每 45 名学生配 1 名教师：121 ÷ 45 = 2 余 31，余数超过 30，再配 1 名，共 3 名')
    expect(teachersText(120, s19)).toBe('120 名学生，每 45 名学生配 1 名教师：120 ÷ 45 = 2 余 30，余数不超过 30，不再加，共 2 名')
    expect(teachersText(90, s19)).toBe('90 名学生，每 45 名学生配 1 名教师：90 ÷ 45 = 2，共 2 名')
  })

  it('R-020: one more pupil never needs fewer, and at most one more', () => {
    inManyCases((random) => {
      const pupilsPerTeacher = 1 + random.below(60)
      const staffing = { pupilsPerTeacher, extraTeacherAbove: random.below(3) === 0 ? null : random.below(60) }
      const pupils = random.below(500)
      const more = (teachersNeeded(pupils + 1, staffing) ?? NaN) - (teachersNeeded(pupils, staffing) ?? NaN)
      expect([0, 1]).toContain(more)
      expect(teachersText(pupils, staffing)).toMatch(new RegExp(`共 ${teachersNeeded(pupils, staffing)} 名$`))
    })
  })
})

describe('R-021 managers', () => {
  it('R-021: 3 classes need none, 4 need 1, 8 need 1, 9 need 2 (S19)', () => {
    expect([3, 4, 8, 9].map((classes) => managersNeeded(classes, s19))).toEqual([0, 1, 1, 2])
    expect(managersNeeded(9, unstated)).toBeNull()
  })

  it('R-021: says its arithmetic', () => {
    expect(managersText(9, s19)).toBe('9 个班，每 5 个班配 1 名管理人员：9 ÷ 5 = 1 余 4，余数超过 3，再配 1 名，共 2 名')
  })
})

describe('R-022 staff of a group', () => {
  it('R-022: a group of 25 has one, although 45 would need the first (S9)', () => {
    expect(staffForGroup(25, { ...unstated, leastPerGroup: 1 })).toBe(1)
    expect(staffForGroup(25, s19)).toBe(1)
  })

  it('R-022: never fewer than R-020 asks for, never none, and unstated only where the plan states neither', () => {
    expect(staffForGroup(25, unstated)).toBeNull()
    inManyCases((random) => {
      const staffing = { ...s19, leastPerGroup: random.below(4) }
      const pupils = 1 + random.below(300)
      const staff = staffForGroup(pupils, staffing) ?? NaN
      expect(staff).toBe(Math.max(1, staffing.leastPerGroup, teachersNeeded(pupils, staffing) ?? 0))
    })
  })
})

describe('R-023 safety patrollers', () => {
  it('R-023: one where two are asked for lacks one (S18)', () => {
    expect([0, 1, 2, 3].map((assigned) => patrollersMissing(assigned, { patrollersPerDay: 2 }))).toEqual([2, 1, 0, 0])
    expect(patrollersMissing(0, unstated)).toBeNull()
  })

  it('R-023: one person who walks twice is one patroller, and a service day that nobody walked lacks both (S18)', () => {
    const walked = ['zhou', 'zhou', 'shi'].map((staffId, index) => ({ staffId, heldOn: index < 2 ? '2026-09-07' : '2026-09-08' }))
    expect(patrolDays(['2026-09-07', '2026-09-09'], walked, { patrollersPerDay: 2 })).toEqual([
      { heldOn: '2026-09-07', patrollers: 1, missing: 1 },
      { heldOn: '2026-09-09', patrollers: 0, missing: 2 },
    ])
  })

  it('R-023: a day lacks what is asked for less its different patrollers, and never less than nothing', () => {
    inManyCases((random) => {
      const patrollersPerDay = random.below(4)
      const walked = times(random.below(12), () => ({ heldOn: '2026-09-07', staffId: String(random.below(5)) }))
      const [day] = patrolDays(['2026-09-07'], walked, { patrollersPerDay })
      const different = times(5, String).filter((staffId) => walked.some((each) => each.staffId === staffId)).length
      expect(day).toEqual({ heldOn: '2026-09-07', patrollers: different, missing: different >= patrollersPerDay ? 0 : patrollersPerDay - different })
    }, 100)
  })
})
