import { obstacleTo, overlaps, type CourseTime } from 'cloud/rules/course-choice'
import { linesOf } from '@/features/course/shortlist-view'
import type { ChildMenu } from '@/features/course/use-family-menus'
import { lineOf, menuOf, menuRow, placeId } from './course-fixture'
import { inManyCases, shuffled, type CaseRandom } from '../rules/seeded-cases'

const titles = ['甲', '乙', '丙', '丁', '戊', '己']
const now = new Date('2025-09-09T00:00:00Z')
const grade = 3

interface Case {
  menu: ChildMenu
  wishes: (ReturnType<typeof lineOf> & { title: string; refused: null })[]
  coursesPerChild: number | null
}

function someCase(random: CaseRandom): Case {
  const { below } = random
  const coursesPerChild = below(3) === 0 ? null : 1 + below(3)
  const rows = titles.map((title) => {
    const hour = 15 + below(2)
    const own = below(4) === 0 ? { placeId, state: (['joined', 'offered', 'waiting'] as const)[below(3)] ?? 'joined', waitingPosition: null, offerUntil: null } : null
    return menuRow(title, { weekday: 1 + below(2), startsAt: `${hour}:${below(2) ? '00' : '30'}`, endsAt: `${hour + 1}:15`, grades: [grade] }, { own })
  })
  const { courses, ...menu } = menuOf(rows, { coursesPerChild })
  const wishes = shuffled(random, titles).map((title) => ({ ...lineOf(title, { ifClash: below(2) ? 'replace' : 'refuse' }), title, refused: null }))
  return { menu: { ...menu, rows: courses }, wishes, coursesPerChild }
}

/** What the rule of the API makes of the lines that are sent, one after the other, where every course has places. */
function takenByRule({ menu, wishes, coursesPerChild }: Case, isSent: (courseId: string) => boolean): string[] {
  let held: (CourseTime & { courseId: string; title: string })[] = menu.rows.filter(({ own }) => own).map(({ course }) => course)
  const taken: string[] = []
  for (const { courseId, ifClash } of wishes) {
    const course = menu.rows.find((row) => row.course.courseId === courseId)?.course
    if (!course || !isSent(courseId)) continue
    const kept = ifClash === 'replace' ? held.filter((each) => !overlaps(each, course)) : held
    const enrolments = [{ serviceKey: course.serviceKey, weekdays: [1, 2], startsOn: '2025-09-01', endsOn: '2026-01-20' }]
    if (obstacleTo({ now, today: '2025-09-09', grade, enrolments, held: kept, coursesPerChild, course })) continue
    held = [...kept, course]
    taken.push(courseId)
  }
  return taken
}

test('what the phone says before sending is what the school’s own rule then does, where every course has places', () => {
  let fallbacks = 0
  inManyCases((random) => {
    const given = someCase(random)
    const lines = linesOf(given.wishes, { menus: [given.menu] }, new Date('2025-09-10T00:00:00Z'))
    const isFallback = ({ says }: (typeof lines)[number]) => says.some((words) => words.includes('才选这一项'))
    fallbacks += lines.filter(isFallback).length
    const promised = lines.filter((line) => line.fate === 'send' && !isFallback(line)).map(({ wish }) => wish.courseId)
    const sent = new Set(lines.filter(({ fate }) => fate === 'send').map(({ wish }) => wish.courseId))
    expect(promised).toEqual(takenByRule(given, (courseId) => sent.has(courseId)))
    // What it keeps back would be refused: sent as well, it changes nothing.
    const own = new Set(given.menu.rows.filter((row) => row.own).map(({ course }) => course.courseId))
    expect(takenByRule(given, (courseId) => !own.has(courseId))).toEqual(promised)
  })
  expect(fallbacks).toBeGreaterThan(0)
})
