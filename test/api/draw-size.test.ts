import { runDraw } from 'cloud/rules/draw'
import { commitmentOf, entriesSha256, lottery } from 'cloud/rules/draw-hash'
import { seededRandom } from 'cloud/demo/seeded-random'
import { apiOfThisFile, type Output } from '../boot'
import { asOwner, givenCourse, givenFamily, givenSchool, givenSibling, type School } from '../given'
import { afterClosing, drawing, givenDraw } from '../given-draw'
import { activate } from './steps'

const api = apiOfThisFile()
jest.setTimeout(300_000)

const mostBytes = 100_000

/** Children with their seats, each with five choices, written at once as their families would have saved them. */
async function givenRankings(school: School, drawId: string, guardianId: string, rankings: string[][]) {
  await asOwner(api, school.schoolId, async (db) => {
    await db.rows(
      `insert into school_class (school_id, class_id, grade, name, room) select $1, gen_random_uuid(), 3, '大班' || n, '教室' from generate_series(0, $2::int / 90) n`,
      [school.schoolId, rankings.length],
    )
    await db.rows(
      `insert into child (school_id, child_id, class_id, roster_no, name)
       select $1, gen_random_uuid(), cl.class_id, 1 + n % 90, '孩子' || n from generate_series(0, $2::int - 1) n join school_class cl on cl.school_id = $1 and cl.name = '大班' || (n / 90)`,
      [school.schoolId, rankings.length],
    )
    const pupils = `child ch where ch.school_id = $1 and ch.name like '孩子%'`
    await db.rows(
      `insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at)
       select $1, gen_random_uuid(), $2, ch.child_id, $3, 'join', 'approved', '{"priorityGroup": null}', $4, now() from ${pupils}`,
      [school.schoolId, school.termId, school.planId, guardianId],
    )
    await db.rows(
      `insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
       select school_id, gen_random_uuid(), application_id, term_id, child_id, 'afternoon', '[2, 3, 4, 5]', '2026-09-05', '2027-01-01'
         from application a where a.school_id = $1 and a.child_id in (select ch.child_id from ${pupils})`,
      [school.schoolId],
    )
    await db.rows(
      `insert into draw_entry (school_id, draw_id, child_id, token, ranks, waits, guardian_id, saved_at)
       select $1, $2, ch.child_id, replace(gen_random_uuid()::text, '-', ''), $3::jsonb -> substr(ch.name, 3)::int, true, $4, now() from ${pupils}`,
      [school.schoolId, drawId, JSON.stringify(rankings), guardianId],
    )
  })
}

test('three thousand children, five choices, sixty courses: every reply stays under 100 KB, and a phone that fetches it page by page comes to the same', async () => {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  const brother = await givenSibling(api, school, lin, '林知秋', school.third)
  await activate(api, school, [lin, brother])
  const courses: string[] = []
  for (let index = 0; index < 60; index += 1) courses.push(await givenCourse(api, school, { title: `第${index + 1}门社团课程`, weekday: 2 + (index % 4), capacity: 30 }))
  const drawId = await givenDraw(api, school, courses, { limitPerChild: 2, countsCredits: true })
  const sizes: Record<string, number> = {}
  const measured = <Data>(name: string, data: Data): Data => {
    sizes[name] = Math.max(sizes[name] ?? 0, Buffer.byteLength(JSON.stringify(data)))
    return data
  }
  for (const { childId } of [lin, brother]) await api.done(lin.guardian, 'rankCourses', { drawId, childIds: [childId], courseIds: courses.slice(0, 5), waits: true })
  const random = seededRandom(3)
  const someFive = () => [...new Set(Array.from({ length: 40 }, () => random.pick(courses)))].slice(0, 5)
  await givenRankings(school, drawId, lin.guardian.guardianId, Array.from({ length: 2998 }, someFive))
  measured('readDraw', await api.done(lin.guardian, 'readDraw', { drawId }))

  const began = performance.now()
  await drawing(api, school, afterClosing)
  const took = performance.now() - began
  const { draw, children } = measured('readDrawResult', await api.done(lin.guardian, 'readDrawResult', { drawId }))
  measured('listDraws', await api.done(school.office, 'listDraws', {}))
  const entries: Output<'readDrawEntries'>['entries'] = []
  let list = measured('readDrawEntries', await api.done(lin.guardian, 'readDrawEntries', { drawId, offset: 0 }))
  entries.push(...list.entries)
  while (list.nextOffset !== null) {
    list = measured('readDrawEntries', await api.done(lin.guardian, 'readDrawEntries', { drawId, offset: list.nextOffset }))
    entries.push(...list.entries)
  }
  expect(entries).toHaveLength(3000)

  const replayBegan = performance.now()
  expect(commitmentOf(draw.seed as string)).toBe(draw.commitment)
  expect(entriesSha256(drawId, list.courses, entries)).toBe(draw.entriesSha256)
  const drawn = runDraw(list.courses, entries, lottery(draw.seed as string, draw.entriesSha256 as string))
  const replayTook = performance.now() - replayBegan
  for (const child of children) expect(drawn.find(({ token }) => token === child.token)).toMatchObject({ turn: child.turn, received: child.received.map((courseId) => list.courses.find((course) => course.courseId === courseId)?.no) })
  const received = drawn.reduce((sum, each) => sum + each.received.length, 0)
  const taken = await asOwner(api, school.schoolId, (db) => db.row<{ taken: number; places: number; over: number }>(`select sum(taken)::int as taken, (select count(*) from course_place p where p.school_id = $1 and p.state = 'joined')::int as places, count(*) filter (where taken > capacity) as over from course where school_id = $1`, [school.schoolId]))
  expect(taken).toEqual({ taken: received, places: received, over: 0 })
  console.log(`closing, drawing and writing 3,000 children: ${Math.round(took)} ms; drawing again: ${Math.round(replayTook)} ms; replies: ${JSON.stringify(sizes)}`)
  for (const bytes of Object.values(sizes)) expect(bytes).toBeLessThan(mostBytes)
})
