import { randomUUID } from 'node:crypto'
import type { BasketLine, CourseObstacle, LineRefusal } from 'cloud/contract/course'
import type { Database } from 'cloud/db/database'
import { seededRandom } from 'cloud/demo/seeded-random'
import { obstacleTo, overlaps } from 'cloud/rules/course-choice'
import { choosePlaces, type BasketLineAnswer } from 'cloud/store/choosing'
import { apiOfThisFile } from '../boot'
import { asOwner, givenSchool, insert, planWith, type School } from '../given'
import { times, type CaseRandom } from '../rules/seeded-cases'

/*
 * The statement that chooses against the rule that the phone previews with: over many random worlds both decide every
 * line the same. What the rule does not say (together, replacing, reserves, who moves up) is told again here, plainly.
 */

const api = apiOfThisFile()
const at = new Date('2026-09-08T09:00:00+08:00')
const limit = 2

type Quota = { key: string; places: number; grades: number[] | null; groups: string[] | null; until: string | null; name: string }
interface Course {
  courseId: string
  serviceKey: string
  grades: number[]
  weekday: number
  startsAt: string
  endsAt: string
  admission: 'firstCome' | 'draw' | 'assigned'
  drawHeld: boolean
  status: 'draft' | 'published' | 'closed'
  opensAt: string
  closesAt: string
  gradeOpenings: { grades: number[]; opensAt: string }[]
  changeUntil: string | null
  capacity: number
  quotas: Quota[]
}
interface Child {
  childId: string
  grade: number
  group: string | null
  weekdays: number[]
  endsOn: string
}
interface Place {
  placeId: string
  child: Child
  course: Course
  state: 'joined' | 'offered' | 'waiting'
  quota: string | null
  basket: number
}

const earlier = '2026-09-01T00:00:00+08:00'
const later = '2026-10-01T00:00:00+08:00'
const often = <T>(random: CaseRandom, usual: T, ...rare: T[]) => (random.below(12) > 0 ? usual : random.pick(rare))

const randomCourse = (random: CaseRandom): Course => {
  const start = random.pick(['15:00', '16:00', '16:30', '17:00'])
  const opensAt = often(random, earlier, later)
  return {
    courseId: randomUUID(),
    serviceKey: often(random, 'afternoon', 'midday'),
    grades: often(random, [1, 3], [1], [3]),
    weekday: random.pick([2, 3]),
    startsAt: start,
    endsAt: `${Number(start.slice(0, 2)) + 1}:${start.slice(3)}`,
    admission: often(random, 'firstCome', 'draw', 'assigned'),
    drawHeld: random.below(2) === 0,
    status: often(random, 'published', 'draft', 'closed'),
    opensAt,
    closesAt: opensAt === later ? '2026-11-01T00:00:00+08:00' : often(random, later, '2026-09-08T09:00:00+08:00'),
    gradeOpenings: often<Course['gradeOpenings']>(random, [], [{ grades: [3], opensAt: later }], [{ grades: [1], opensAt: earlier }]),
    changeUntil: random.pick([null, null, earlier, later]),
    capacity: random.below(5),
    quotas: random.below(3) > 0 ? [] : [{ key: 'q', name: '预留', places: 1 + random.below(2), grades: random.pick([null, [1]]), groups: random.pick([null, ['leftBehindChild']]), until: random.pick([null, earlier, later]) }],
  }
}

const randomChild = (random: CaseRandom): Child => ({
  childId: randomUUID(),
  grade: random.pick([1, 3]),
  group: random.pick([null, 'leftBehindChild']),
  weekdays: often(random, [2, 3], [2], [3]),
  endsOn: often(random, '2027-01-01', '2026-09-07'),
})

const randomLine = (random: CaseRandom, children: Child[], courses: Course[]): BasketLine => ({
  childId: random.pick(children).childId,
  courseId: often(random, random.pick(courses).courseId, randomUUID()),
  ifFull: random.pick(['wait', 'leave']),
  onOffer: random.pick(['take', 'ask']),
  ifClash: random.pick(['refuse', 'replace', 'replace']),
  together: random.below(4) > 0 ? null : 1 + random.below(2),
})

const codes: Record<CourseObstacle, LineRefusal> = {
  ...{ not_active: 'course_not_active', grade: 'course_not_for_grade', weekday: 'course_weekday_not_chosen', clash: 'course_clash', limit: 'course_limit' },
  ...{ not_open: 'course_not_open', closed: 'course_closed', assigned: 'course_assigned_by_school', draw: 'course_by_draw', cancelled: 'course_cancelled' },
}

/** What ought to happen, told without SQL. */
class World {
  places: Place[] = []
  private before: Place[] = []
  constructor(
    readonly children: Child[],
    readonly courses: Course[],
  ) {}

  count(course: Course, states: Place['state'][]) {
    return this.places.filter((place) => place.course === course && states.includes(place.state)).length
  }

  openTo(course: Course, child: Child): string | null {
    const left = course.capacity - this.count(course, ['joined', 'offered'])
    if (left <= 0) return null
    const live = course.quotas.filter(({ until }) => until === null || new Date(until) > at)
    const free = (quota: Quota) => quota.places - this.places.filter((place) => place.course === course && place.quota === quota.key && place.state !== 'waiting').length
    const own = live.find((quota) => free(quota) > 0 && (quota.grades?.includes(child.grade) ?? true) && (quota.groups?.includes(child.group ?? '') ?? true))
    if (own) return own.key
    return left > live.reduce((sum, quota) => sum + Math.max(free(quota), 0), 0) ? '' : null
  }

  private giveBack(places: Place[]) {
    for (const gone of places) {
      this.places = this.places.filter((place) => place !== gone)
      if (gone.state === 'waiting' || gone.course.status !== 'published') continue
      for (const next of this.places.filter((place) => place.course === gone.course && place.state === 'waiting')) {
        const open = this.openTo(gone.course, next.child)
        if (open !== null) Object.assign(next, { state: 'offered', quota: open || null })
      }
    }
  }

  private refusalOf(line: BasketLine, own: Child[], basket: number): { refusal: LineRefusal | null; child: Child; course: Course; overlapping: Place[] } {
    const child = own.find(({ childId }) => childId === line.childId) as Child
    const course = this.courses.find(({ courseId, status }) => courseId === line.courseId && status !== 'draft') as Course
    if (!child) return { refusal: 'child_not_yours', child, course, overlapping: [] }
    if (!course) return { refusal: 'course_unknown', child, course, overlapping: [] }
    const held = this.places.filter((place) => place.child === child)
    const overlapping = held.filter((place) => overlaps(place.course, course))
    const replaced = line.ifClash === 'replace' ? overlapping.filter((place) => place.basket !== basket) : []
    const { refusal } = this.decide(child, course, held, replaced)
    return { refusal, child, course, overlapping: replaced }
  }

  private decide(child: Child, course: Course, held: Place[], replaced: Place[]): { refusal: LineRefusal | null } {
    if (held.some((place) => place.course === course)) return { refusal: 'course_taken_already' }
    const enrolments = [{ childId: child.childId, serviceKey: 'afternoon', weekdays: child.weekdays, startsOn: '2026-08-31', endsOn: child.endsOn }]
    const kept = held.filter((place) => !replaced.includes(place)).map((place) => ({ ...place.course, title: '' }))
    const obstacle = obstacleTo({ now: at, today: '2026-09-08', grade: child.grade, enrolments, held: kept, coursesPerChild: limit, course })
    if (obstacle && obstacle !== 'limit') return { refusal: codes[obstacle] }
    if (replaced.some((place) => place.state !== 'waiting' && place.course.changeUntil !== null && new Date(place.course.changeUntil) <= at)) return { refusal: 'course_change_closed' }
    return { refusal: obstacle && codes[obstacle] }
  }

  private doLine(line: BasketLine, own: Child[], basket: number, together: boolean): { answer: Answer; place: Place | null; replaced: Place[] } {
    const { refusal, child, course, overlapping } = this.refusalOf(line, own, basket)
    if (refusal) return { answer: refused(refusal), place: null, replaced: [] }
    const open = this.openTo(course, child)
    if (open === null && (together || line.ifFull === 'leave')) return { answer: refused('course_full'), place: null, replaced: [] }
    const place: Place = { placeId: '', child, course, state: open === null ? 'waiting' : 'joined', quota: open || null, basket }
    this.places.push(place)
    const answer = open === null ? { result: 'waiting' as const, waitingPosition: this.count(course, ['waiting']), refusal: null } : { result: 'joined' as const, waitingPosition: null, refusal: null }
    return { answer, place, replaced: open === null ? [] : overlapping }
  }

  choose(lines: BasketLine[], own: Child[], basket: number): Answer[] {
    const answers: Answer[] = []
    lines.forEach((line, index) => {
      if (answers[index]) return
      const members = line.together === null ? [index] : lines.flatMap((each, no) => (each.together === line.together ? [no] : []))
      this.before = [...this.places]
      const done = members.map((no) => this.doLine(lines[no]!, own, basket, line.together !== null))
      const all = done.every(({ answer }) => answer.result === 'joined')
      if (line.together !== null && !all) this.places = this.before
      members.forEach((no, k) => {
        const { answer } = done[k]!
        const notTogether = line.together !== null && !all && (answer.refusal === null || answer.refusal === 'course_full')
        answers[no] = notTogether ? refused('course_not_together') : answer
      })
      if (line.together === null || all) for (const { replaced } of done) this.giveBack(replaced)
    })
    return answers
  }
}

type Answer = Pick<BasketLineAnswer, 'result' | 'waitingPosition' | 'refusal'>
const refused = (refusal: LineRefusal): Answer => ({ result: 'refused', waitingPosition: null, refusal })

async function store(db: Database, school: School, world: World, guardians: { openid: string; children: Child[] }[]) {
  const { schoolId: school_id, termId: term_id } = school
  const row = { school_id }
  for (const { childId: child_id, grade, group, weekdays, endsOn } of world.children) {
    await insert(db, 'child', { ...row, child_id, class_id: (grade === 3 ? school.third : school.first).classId, roster_no: (roster = (roster % 99) + 1), name: '孩子' })
    const [application_id, guardian_id] = [randomUUID(), randomUUID()]
    await insert(db, 'account', { account_id: guardian_id, provider: 'dev', subject: guardian_id, created_at: earlier })
    await insert(db, 'guardian', { ...row, guardian_id, account_id: guardian_id, name: '家长', created_at: earlier })
    await insert(db, 'application', { ...row, application_id, term_id, child_id, plan_id: school.planId, kind: 'join', status: 'approved', form: { priorityGroup: group }, submitted_by: guardian_id, submitted_at: earlier, revision: 1 })
    await insert(db, 'enrolment', { ...row, enrolment_id: randomUUID(), application_id, term_id, child_id, service_key: 'afternoon', weekdays, starts_on: '2026-08-31', ends_on: endsOn })
  }
  for (const { openid, children } of guardians) {
    const [account_id, guardian_id] = [randomUUID(), randomUUID()]
    await insert(db, 'account', { account_id, provider: 'wechat', subject: openid, created_at: earlier })
    await insert(db, 'guardian', { ...row, guardian_id, account_id, name: '家长', created_at: earlier })
    for (const { childId: child_id } of children) await insert(db, 'child_guardian', { ...row, child_id, guardian_id, relation: 'mother', verified_by: 'school_code', bound_at: earlier })
  }
  const [draw_id, heldDrawId] = [randomUUID(), randomUUID()]
  const draw = { ...row, term_id, title: '抽签', opens_at: earlier, closes_at: at.toISOString(), limit_per_child: 1, priority_groups: [], priority_points: 1, counts_credits: false, sentence: '', created_by: school.office.staffId, created_at: earlier }
  const held = { status: 'done', seed: '0'.repeat(64), commitment: '0'.repeat(64), published_at: earlier, frozen_at: earlier, entries_sha256: '0'.repeat(64), list_courses: [] }
  await insert(db, 'course_draw', { ...draw, draw_id, status: 'draft' })
  await insert(db, 'course_draw', { ...draw, draw_id: heldDrawId, ...held })
  for (const course of world.courses) {
    const { courseId: course_id, serviceKey: service_key, startsAt: starts_at, endsAt: ends_at, opensAt: opens_at, closesAt: closes_at, gradeOpenings: grade_openings, changeUntil: change_until, drawHeld, ...same } = course
    const fixed = { title: '课', category: '', content: '', teacher_id: school.dutyTeacher.staffId, venue: '', draw_id: course.admission === 'draw' ? (drawHeld ? heldDrawId : draw_id) : null }
    await insert(db, 'course', { ...row, term_id, course_id, service_key, starts_at, ends_at, opens_at, closes_at, grade_openings, change_until, ...same, ...fixed, taken: 0 })
  }
}
let roster = 0

async function givenWorld(seed: number) {
  const random = seededRandom(seed)
  const school = await givenSchool(api, { plan: { menu: { ...planWith().menu, coursesPerChild: limit } } })
  const children = times(5, () => randomChild(random))
  const world = new World(children, times(7, () => randomCourse(random)))
  const guardians = [children.slice(0, 3), children.slice(2, 4), children.slice(4)].map((own) => ({ openid: randomUUID(), children: own }))
  await asOwner(api, school.schoolId, (db) => store(db, school, world, guardians))
  return { random, school, world, guardians }
}

/** Every child's places as they are stored, beside what they ought to be. */
async function expectSame(school: School, world: World) {
  const rows = await asOwner(api, school.schoolId, (db) =>
    db.rows<{ child_id: string; course_id: string; state: string; quota_key: string | null }>(`select child_id, course_id, state, quota_key from course_place where school_id = $1 and state <> 'released' order by line_no`, [school.schoolId]),
  )
  const line = (childId: string, courseId: string, state: string, quota: string | null) => [childId, courseId, state, quota].join(' ')
  expect(rows.map((row) => line(row.child_id, row.course_id, row.state, row.quota_key)).sort()).toEqual(world.places.map(({ child, course, state, quota }) => line(child.childId, course.courseId, state, quota)).sort())
  const counters = await asOwner(api, school.schoolId, (db) => db.rows<{ course_id: string; taken: number; waiting: number }>(`select course_id, taken, waiting from course where school_id = $1`, [school.schoolId]))
  for (const { course_id, taken, waiting } of counters) {
    const course = world.courses.find(({ courseId }) => courseId === course_id)!
    expect({ taken, waiting }).toEqual({ taken: world.count(course, ['joined', 'offered']), waiting: world.count(course, ['waiting']) })
  }
}

test.each(times(Number(process.env.WORLDS ?? 40), (index) => index + 1))('in the random world %i every line of every basket is decided as the rule decides it', async (seed) => {
  const { random, school, world, guardians } = await givenWorld(seed)
  let number = 0
  for (let call = 0; call < 4; call += 1) {
    const asked = times(1 + random.below(4), () => random.pick(guardians)).map((by) => ({ by, lines: times(1 + random.below(6), () => randomLine(random, random.below(6) > 0 ? by.children : world.children, world.courses)) }))
    const baskets = asked.map(({ by, lines }) => ({ proof: { provider: 'wechat' as const, subject: by.openid }, requestKey: randomUUID(), inputSha256: 'x', requestId: 'r', at, lines }))
    const { answers } = await choosePlaces(api.database, school.schoolId, baskets)
    const expected = asked.map(({ by, lines }) => world.choose(lines, by.children, ++number))
    expect(answers.map(({ reply }) => reply?.lines.map(({ result, waitingPosition, refusal }) => ({ result, waitingPosition, refusal })))).toEqual(expected)
    await expectSame(school, world)
  }
})
