import { proposeGroups } from 'cloud/rules/grouping'
import { countIn, groupNames, isSamePlacement, joined, placed, placementFault, type ClassRoster } from 'cloud/rules/placement'
import { staffNeeds } from 'cloud/rules/staff-needs'
import { inManyCases } from './seeded-cases'

const rosterOf = (classId: string, grade: number, count: number, first = 1): ClassRoster => ({ classId, className: classId, grade, rosterNos: Array.from({ length: count }, (_, index) => first + index) })
const settings = { ownGroupFrom: 30, mixBelow: 30, across: 'adjacentGrade' as const, most: 45 }
const whole = (classId: string) => ({ classId, fromRosterNo: 1, toRosterNo: 99 })
const groupsOf = (rosters: ClassRoster[], changes: Partial<typeof settings> = {}) => proposeGroups(rosters.map(({ classId, grade, rosterNos }) => ({ classId, grade, count: rosterNos.length })), { ...settings, ...changes })
const groupsWith = (parts: { classId: string; fromRosterNo: number; toRosterNo: number }[][]) => parts.map((each) => ({ parts: each }))

test('a proposal places every class whole, a divided one by roster number, and names the groups', () => {
  const rosters = [rosterOf('三1', 3, 50, 3), rosterOf('五1', 5, 12), rosterOf('六1', 6, 22)]
  const groups = groupsOf(rosters)
  expect(placed(groups, rosters)).toEqual([
    [{ classId: '三1', fromRosterNo: 1, toRosterNo: 27 }],
    [{ classId: '三1', fromRosterNo: 28, toRosterNo: 99 }],
    [whole('五1'), whole('六1')],
  ])
  expect(groupNames(groups, new Map([['三1', '三年级1班']]))).toEqual(['三年级1班（1）', '三年级1班（2）', '五、六年级混编班'])
})

test('whatever the numbers, every enrolled child is in exactly one group of the proposal, as many as it says', () => {
  inManyCases((random) => {
    const rosters = [1, 2, 3, 4, 5, 6].flatMap((grade) => [1, 2].map((no) => ({ ...rosterOf(`${grade}-${no}`, grade, 0), rosterNos: Array.from({ length: 60 }, (_, index) => index + 1).filter(() => random.below(3) > 0) })))
    const groups = groupsOf(rosters, { most: 20 + random.below(30) })
    const parts = placed(groups, rosters)
    expect(placementFault(groupsWith(parts), rosters, new Set(rosters.map(({ classId }) => classId)))).toBeNull()
    expect(parts.map((each) => each.reduce((sum, part) => sum + countIn(part, rosters), 0))).toEqual(groups.map(({ total }) => total))
  })
})

test.each([
  ['a group without a class', [[whole('a'), whole('b')], []], 'group_empty'],
  ['a class with pupils that is in no group', [[whole('a')]], 'group_class_left_out'],
  ['a class that the school does not have', [[whole('a'), whole('b'), whole('x')]], 'group_class_unknown'],
  ['a class in two groups', [[whole('a'), whole('b')], [whole('a')]], 'group_class_divided'],
  ['roster numbers in no group', [[whole('b'), { classId: 'a', fromRosterNo: 1, toRosterNo: 20 }], [{ classId: 'a', fromRosterNo: 22, toRosterNo: 99 }]], 'group_class_divided'],
  ['a class that ends before later joiners', [[whole('b'), { classId: 'a', fromRosterNo: 1, toRosterNo: 40 }]], 'group_class_divided'],
  ['a class divided without a gap', [[whole('b'), { classId: 'a', fromRosterNo: 1, toRosterNo: 20 }], [{ classId: 'a', fromRosterNo: 21, toRosterNo: 99 }]], null],
])('%s is told', (_what, parts, code) => {
  expect(placementFault(groupsWith(parts), [rosterOf('a', 3, 30), rosterOf('b', 3, 5)], new Set(['a', 'b', 'c']))).toBe(code)
})

test('groups are the same where the same classes stand together, in whatever order and pieces', () => {
  const one = groupsWith([[whole('a'), whole('b')], [whole('c')]])
  expect(isSamePlacement(one, groupsWith([[whole('c')], [whole('b'), { classId: 'a', fromRosterNo: 41, toRosterNo: 99 }, { classId: 'a', fromRosterNo: 1, toRosterNo: 40 }]]))).toBe(true)
  expect(isSamePlacement(one, groupsWith([[whole('a')], [whole('b'), whole('c')]]))).toBe(false)
  expect(joined([{ classId: 'a', fromRosterNo: 41, toRosterNo: 99 }, { classId: 'a', fromRosterNo: 1, toRosterNo: 40 }])).toEqual([whole('a')])
})

const s19 = { pupilsPerTeacher: 45, extraTeacherAbove: 30, classesPerManager: 5, extraManagerAbove: 3, patrollersPerDay: null }
const staffed = (totals: number[], teachers: (string | null)[]) => ({ groups: totals.map((total, index) => ({ total, teacherId: teachers[index] ?? null, assistantIds: [] })), managerIds: [], patrollerIds: [] })

test('121 pupils in four groups need three teachers and a manager; two teachers and nobody to manage leave one of each missing (R-020, R-021, S19)', () => {
  const needs = staffNeeds(staffed([31, 30, 30, 30], ['a', 'b']), s19)
  expect(needs).toMatchObject([{ of: 'teachers', needed: 3, assigned: 2, missing: 1 }, { of: 'managers', needed: 1, assigned: 0, missing: 1 }, { of: 'patrollers', needed: null, missing: null, why: null }])
  expect(needs[0]?.why).toContain('121 ÷ 45 = 2 余 31')
})

test('a teacher of two groups counts once, an assistant counts too', () => {
  const { groups } = staffed([60, 61], ['a', 'a'])
  expect(staffNeeds({ groups: [groups[0]!, { ...groups[1]!, assistantIds: ['b'] }], managerIds: ['m', 'm'], patrollerIds: [] }, s19).map(({ assigned }) => assigned)).toEqual([2, 1, 0])
})

test('two patrollers a day are needed where the plan says so, and one leaves one missing (R-023, S18)', () => {
  const silent = { pupilsPerTeacher: null, extraTeacherAbove: null, classesPerManager: null, extraManagerAbove: null, patrollersPerDay: 2 }
  expect(staffNeeds({ ...staffed([20], ['a']), patrollerIds: ['p'] }, silent)).toEqual([
    { of: 'teachers', needed: null, why: null, assigned: 1, missing: null },
    { of: 'managers', needed: null, why: null, assigned: 0, missing: null },
    { of: 'patrollers', needed: 2, why: '每天至少 2 名', assigned: 1, missing: 1 },
  ])
})
