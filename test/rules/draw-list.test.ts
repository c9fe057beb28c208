import type { CourseQuota } from 'cloud/contract/course'
import { creditChange, freezeList, leftOutBy, mayUse, pointsOf, waitsFor, type DrawChild, type FreezingCourse, type Wish } from 'cloud/rules/draw-list'
import { drawSentence } from 'cloud/rules/draw-words'
import { tokenOf } from './given-draw'

const terms = { opensAt: '2026-09-10T00:00:00.000Z', closesAt: '2026-09-12T10:00:00.000Z', limitPerChild: 1, priorityGroups: [] as string[], priorityPoints: 2, countsCredits: false }
const course = (courseId: string, changes: Partial<FreezingCourse> = {}): FreezingCourse => ({ courseId, serviceKey: 'afternoon', grades: [3], status: 'published', weekday: 2, startsAt: '16:20', endsAt: '17:20', places: 3, quotas: [], ...changes })
const child = (changes: Partial<DrawChild> = {}): DrawChild => ({ grade: 3, priorityGroup: null, enrolments: [{ serviceKey: 'afternoon', weekdays: [2, 3], startsOn: '2026-09-01', endsOn: '2027-01-01' }], held: [], credit: 0, ...changes })
const wish = (index: number, courseIds: string[], changes: Partial<Wish> = {}): Wish => ({ childId: `child${index}`, token: tokenOf(index), together: null, courseIds, child: child(), ...changes })
const freeze = (courses: FreezingCourse[], wishes: Wish[], perChild: number | null = null, draw = terms) => freezeList(draw, courses, wishes, perChild, '2026-09-12')

test('a choice takes part only if the child may have it at closing (R-025, R-004)', () => {
  const reason = (changes: Partial<FreezingCourse>, of: Partial<DrawChild> = {}, perChild: number | null = null) => leftOutBy(course('a', changes), child(of), perChild, '2026-09-12')
  expect(reason({})).toBeNull()
  expect(reason({ status: 'closed' })).toBe('cancelled')
  expect(reason({ grades: [1] })).toBe('grade')
  expect(reason({}, { enrolments: [] })).toBe('not_active')
  expect(reason({}, { enrolments: [{ serviceKey: 'afternoon', weekdays: [2], startsOn: '2026-09-01', endsOn: '2026-09-11' }] })).toBe('not_active')
  expect(reason({ weekday: 5 })).toBe('weekday')
  expect(reason({}, { held: [{ weekday: 2, startsAt: '17:00', endsAt: '18:00' }] })).toBe('clash')
  expect(reason({}, { held: [{ weekday: 3, startsAt: '17:00', endsAt: '18:00' }] }, 1)).toBe('limit')
})

test('points add up priority and misses, so that one number does not say which it is (R-006)', () => {
  const draw = { ...terms, priorityGroups: ['leftBehind'], countsCredits: true }
  expect(pointsOf({ priorityGroup: 'leftBehind', credit: 0 }, draw)).toBe(pointsOf({ priorityGroup: null, credit: 2 }, draw))
  expect(pointsOf({ priorityGroup: 'other', credit: 9 }, draw)).toBe(3)
  expect(pointsOf({ priorityGroup: 'leftBehind', credit: 1 }, { ...draw, countsCredits: false })).toBe(2)
})

test('a quota is for whom it names, and one that names nobody is for all', () => {
  const quota = (changes: Partial<CourseQuota>) => mayUse({ grades: null, groups: null, ...changes }, { grade: 3, priorityGroup: 'leftBehind' })
  expect([quota({}), quota({ grades: [3] }), quota({ grades: [1] }), quota({ groups: ['leftBehind'] }), quota({ groups: ['other'] }), quota({ grades: [1], groups: ['leftBehind'] })]).toEqual([true, true, false, true, false, false])
})

test('the published list has numbers for courses and quotas, the child’s own limit, and nothing else', () => {
  const quotas = [{ key: 'poor', name: '困难家庭', places: 1, free: 1, grades: null, groups: ['leftBehind'], until: null }]
  const list = freeze([course('b', { quotas }), course('a', { weekday: 3 })], [wish(1, ['b', 'a'], { child: child({ priorityGroup: 'leftBehind', held: [{ weekday: 4, startsAt: '16:00', endsAt: '17:00' }] }) })], 3, { ...terms, limitPerChild: 5 })
  expect(list.wishes[0]?.entry).toEqual({ token: tokenOf(1), together: null, points: 0, limit: 2, quotas: [0], ranks: [1, 0] })
  expect(list.courses.map(({ no, courseId, quotas: kept }) => [no, courseId, kept])).toEqual([[0, 'a', []], [1, 'b', [{ no: 0, places: 1 }]]])
  expect(list.quotaKeys).toEqual(['poor'])
})

test('siblings keep what both can have; one that can have nothing lets the other be drawn alone', () => {
  const together = tokenOf(9)
  const courses = [course('a'), course('b', { weekday: 3 })]
  const onlyTuesday = child({ enrolments: [{ serviceKey: 'afternoon', weekdays: [2], startsOn: '2026-09-01', endsOn: '2027-01-01' }] })
  const both = freeze(courses, [wish(1, ['b', 'a'], { together }), wish(2, ['b', 'a'], { together, child: onlyTuesday })])
  expect(both.wishes.map(({ entry, leftOut }) => [entry?.ranks, entry?.together, leftOut])).toEqual([
    [[0], together, [{ courseId: 'b', reason: 'together' }]],
    [[0], together, [{ courseId: 'b', reason: 'weekday' }]],
  ])
  const alone = freeze(courses, [wish(1, ['b', 'a'], { together }), wish(2, ['b', 'a'], { together, child: child({ enrolments: [] }) })])
  expect(alone.wishes.map(({ entry }) => [entry?.ranks ?? null, entry?.together ?? null])).toEqual([[[1, 0], null], [null, null]])
})

test('a course uses all credit up, a miss adds one, and a list shorter than it could be adds none', () => {
  const change = (facts: Partial<Parameters<typeof creditChange>[0]>) => creditChange({ received: 0, ranked: 3, couldRank: 5, credit: 2, ...facts })
  expect(change({ received: 1 })).toBe(-2)
  expect(change({})).toBe(1)
  expect(change({ ranked: 2 })).toBe(0)
  expect(change({ ranked: 2, couldRank: 2 })).toBe(1)
  expect(change({ ranked: 0, couldRank: 0 })).toBe(0)
})

test('a child waits for what would replace what it received, or for what it has room for beside it', () => {
  const [sameHour, otherDay] = [course('a'), course('b', { weekday: 3 })]
  const received = [{ weekday: 2, startsAt: '16:20', endsAt: '17:20' }]
  expect(waitsFor([sameHour, otherDay], { received, held: [] }, { draw: 1, coursesPerChild: null })).toEqual(['a'])
  expect(waitsFor([sameHour, otherDay], { received, held: [] }, { draw: 2, coursesPerChild: null })).toEqual(['a', 'b'])
  expect(waitsFor([sameHour, otherDay], { received: [], held: [] }, { draw: 1, coursesPerChild: 1 })).toEqual(['a'])
  expect(waitsFor([sameHour, otherDay], { received: [], held: [{ weekday: 5, startsAt: '16:20', endsAt: '17:20' }] }, { draw: 1, coursesPerChild: 2 })).toEqual(['a'])
})

test('the sentence says by when, in which order, how many, who is favoured and what siblings together costs', () => {
  expect(drawSentence(terms, [], false)).toBe(
    '9月10日 08:00至9月12日 18:00排志愿，早交晚交机会一样；截止后按抽签号先后轮流，轮到的孩子按自己的志愿顺序，得到还有名额、时间不冲突的课，最多1门；不看别的条件；兄弟姐妹同选的一起轮到，按其中加分少的、抽签号靠后的算，都有名额才算得到。',
  )
  const full = drawSentence({ ...terms, priorityGroups: ['x'], countsCredits: true }, ['留守儿童'], true)
  for (const words of ['加分多的先轮到，同分的按抽签号', '留守儿童加2分', '每次加1分、最多3分', '预留的先给符合条件的孩子']) expect(full).toContain(words)
})
