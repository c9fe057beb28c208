import { upkeep, UpkeepFailed, upkeepInTurns } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, type Family, type School } from '../given'
import { givenAccepts } from '../given-subscription'
import { count } from '../races/race'
import { activate } from './steps'

const api = apiOfThisFile()

test('upkeep that has time for one school a turn reaches every school in as many turns, and begins again with the first', async () => {
  const schools = [await givenSchool(api), await givenSchool(api), await givenSchool(api)]
  const families: Family[] = []
  for (const school of schools) families.push(await givenFamily(api, school))
  const change = async () => {
    for (const { guardian } of families) await api.done(guardian, 'updateGuardian', { name: '陈海燕', phone: '' })
  }
  const unsealed = async () => {
    const counts = []
    for (const school of schools) counts.push(await count(api, school, `audit_entry where school_id = '${school.schoolId}' and seal_no is null`))
    return counts.reduce((sum: number, each) => sum + (each ?? 0), 0)
  }
  const turn = upkeepInTurns(api.host, 0)
  for (const _round of [1, 2]) {
    await change()
    for (const left of [2, 1, 0]) {
      await turn(api.clock.now())
      expect(await unsealed()).toBe(left)
    }
  }
})

/** Every row of a school that time may have changed, so that two rounds can be compared. */
async function rowsOf({ schoolId }: School): Promise<Record<string, string[]>> {
  const tables = await api.database.owner((db) => db.rows<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`))
  const found: Record<string, string[]> = {}
  for (const { name } of tables) found[name] = (await asOwner(api, schoolId, (db) => db.rows<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t where school_id = $1 order by 1`, [schoolId]))).map(({ row }) => row)
  return found
}

/** A school in which the next round enrols a child, ends an exit, passes on an offer and has an accepted message waiting. */
async function givenWorkForTime(): Promise<School> {
  const school = await givenSchool(api)
  const [leaving, offered] = [await givenFamily(api, school, { child: '林小满' }), await givenFamily(api, school, { child: '赵一鸣' })]
  await activate(api, school, [leaving, offered])
  await givenAccepts(api, school, offered.guardian.openid, 3, 'course')
  const courseId = await givenCourse(api, school, { capacity: 1 })
  await givenPlace(api, school, offered, courseId, { state: 'offered', offer_until: '2026-09-20T12:00:00+08:00' })
  const { exitId } = await api.done(leaving.guardian, 'requestExit', { childId: leaving.childId, serviceKeys: ['midday'], lastDay: '2026-09-30', reason: '搬家', collectionNote: '' })
  await api.done(school.office, 'decideExit', { exitIds: [exitId], decision: 'approve', reason: '', until: null })
  return school
}

test('time’s work done twice, or late, does the same thing once', async () => {
  const school = await givenWorkForTime()
  const before = await rowsOf(school)
  const late = new Date('2026-12-01T08:00:00+08:00')
  await upkeep(api.host, late)
  const once = await rowsOf(school)
  expect(Object.keys(once).filter((table) => JSON.stringify(once[table]) !== JSON.stringify(before[table]))).toEqual(expect.arrayContaining(['audit_entry', 'course_place', 'delivery', 'message']))
  await upkeep(api.host, late)
  expect(await rowsOf(school)).toEqual(once)
  // A pause of a day, and two hosts at once.
  const nextDay = new Date('2026-12-02T08:00:00+08:00')
  await Promise.all([upkeep(api.host, nextDay), upkeep(api.host, nextDay)])
  // How far the watch over rolls has looked moves with the clock; nothing comes of it.
  expect({ ...(await rowsOf(school)), overdue_watch: once.overdue_watch }).toEqual(once)
})

test('a job that fails in one school stops neither that school’s other jobs nor another school, and is told by its name alone', async () => {
  const [poisoned, sound] = [await givenWorkForTime(), await givenWorkForTime()]
  const poison = `create function poison() returns trigger language plpgsql as $$ begin if new.school_id = '${poisoned.schoolId}' then raise exception 'cannot tell 林小满'; end if; return new; end $$`
  await api.database.owner((db) => db.rows(poison))
  await api.database.owner((db) => db.rows(`create trigger poison before update on course_place for each row execute function poison()`))
  const failed = await upkeep(api.host, new Date('2026-12-01T08:00:00+08:00')).catch((error: unknown) => error)
  await api.database.owner((db) => db.rows(`drop trigger poison on course_place`))
  expect(failed).toBeInstanceOf(UpkeepFailed)
  const { failures, message } = failed as UpkeepFailed
  expect(failures).toEqual([{ job: 'lines', schoolId: poisoned.schoolId, reason: 'P0001' }])
  expect(message).not.toContain('林小满')
  for (const school of [poisoned, sound]) {
    expect(await count(api, school, `exit_request where school_id = '${school.schoolId}' and carried_out_at is not null`)).toBe(1)
    expect(await count(api, school, `audit_entry where school_id = '${school.schoolId}' and seal_no is null`)).toBe(0)
  }
  expect(await count(api, sound, `course_place where school_id = '${sound.schoolId}' and state = 'offered'`)).toBe(0)
  expect(await count(api, poisoned, `course_place where school_id = '${poisoned.schoolId}' and state = 'offered'`)).toBe(1)
  // Once what was wrong is mended, the next round does it.
  await upkeep(api.host, new Date('2026-12-01T08:01:00+08:00'))
  expect(await count(api, poisoned, `course_place where school_id = '${poisoned.schoolId}' and state = 'offered'`)).toBe(0)
})
