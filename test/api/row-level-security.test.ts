import { apiOfThisFile } from '../boot'
import { givenCourse, givenFamily, givenSchool } from '../given'
import { scenario, type Row } from '../scenario'
import { operations, type OperationName } from 'cloud/contract/operations'

const api = apiOfThisFile()

/** Every table with a school_id, and whether the wall stands before it, as the database itself says. */
const tenantTables = () =>
  api.database.owner((db) =>
    db.rows<{ name: string; enabled: boolean; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
              (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
    ),
  )

test('every table with a school_id has row-level security, forced on its owner too', async () => {
  const tables = await tenantTables()
  expect(tables.length).toBeGreaterThanOrEqual(28)
  expect(tables.filter(({ enabled, forced, policies }) => !enabled || !forced || policies === 0)).toEqual([])
})

test('every table of families leads its key with the school', async () => {
  const keys = await api.database.owner((db) =>
    db.rows<{ name: string; first: string }>(
      `select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
         join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indisprimary and c.relnamespace = 'public'::regnamespace`,
    ),
  )
  const tenants = new Set((await tenantTables()).map(({ name }) => name))
  expect(keys.filter(({ name, first }) => tenants.has(name) && first !== 'school_id')).toEqual([])
})

test('acting for one school, the application sees no row of another, in any table', async () => {
  const ours = await scenario(api)
  for (const name of ['signAgreement', 'updateGuardian', 'bindChild', 'listPupils', 'confirmLetter'] as OperationName[]) {
    const { by, input } = ours.rows[name] as Row
    expect(await api.call(by, operations[name].name, input as never)).toMatchObject({ ok: true })
  }
  const theirs = await givenSchool(api)
  for (const { name } of await tenantTables()) {
    if (name === 'school') continue
    const seen = (school: string) => api.database.transaction(school, (db) => db.rows<{ school_id: string }>(`select distinct school_id from ${name}`))
    expect((await seen(ours.school.schoolId)).filter(({ school_id }) => school_id !== ours.school.schoolId)).toEqual([])
    expect((await seen(theirs.schoolId)).filter(({ school_id }) => school_id !== theirs.schoolId)).toEqual([])
  }
})

test('acting for no school, the application sees nothing but the public directory of schools', async () => {
  await givenFamily(api, await givenSchool(api))
  for (const { name } of await tenantTables()) {
    const rows = await api.database.transaction(null, (db) => db.rows(`select 1 from ${name} limit 1`))
    expect({ name, rows: rows.length }).toEqual({ name, rows: name === 'school' ? 1 : 0 })
  }
})

test('acting for one school, the application can write no row into another', async () => {
  const [ours, theirs] = [await givenSchool(api), await givenSchool(api)]
  const { childId, guardian } = await givenFamily(api, theirs)
  const courseId = await givenCourse(api, theirs)
  const asOurs = (sql: string, values: unknown[]) => api.database.transaction(ours.schoolId, (db) => db.rows(sql, values))
  const now = new Date()
  const wall = /row-level security/
  await expect(asOurs(`insert into message (school_id, message_id, guardian_id, kind, details, created_at) values ($1, gen_random_uuid(), $2, 'x', '{}', $3)`, [theirs.schoolId, guardian.guardianId, now])).rejects.toThrow(wall)
  await expect(asOurs(`insert into audit_entry (school_id, actor, operation, target, change, request_id, at) values ($1, 'x', 'x', 'x', '{}', 'x', $2)`, [theirs.schoolId, now])).rejects.toThrow(wall)
  await expect(asOurs(`insert into answered_request (school_id, caller, request_key, operation, input_sha256, answered_at) values ($1, 'x', gen_random_uuid(), 'x', 'x', $2)`, [theirs.schoolId, now])).rejects.toThrow(wall)
  expect(await asOurs(`update guardian set name = 'x' where school_id = $1 returning 1`, [theirs.schoolId])).toEqual([])
  expect(await asOurs(`update course set taken = 1 where course_id = $1 returning 1`, [courseId])).toEqual([])
  expect(await asOurs(`delete from child_guardian where child_id = $1 returning 1`, [childId])).toEqual([])
  await expect(asOurs(`insert into school (school_id, name, region) values ('another', 'x', 'x')`, [])).rejects.toThrow()
})

test('even where the application may insert, the wall turns away another school’s row in every table', async () => {
  const [ours, theirs] = [await givenSchool(api), await givenSchool(api)]
  // This file's database is its own, so the grants can be widened until nothing but the policies refuses.
  await api.database.owner((db) => db.rows(`grant insert on all tables in schema public to kehou_app`))
  for (const { name } of await tenantTables()) {
    const attempt = api.database.transaction(ours.schoolId, (db) => db.rows(`insert into ${name} (school_id) values ($1)`, [theirs.schoolId]))
    await expect(attempt).rejects.toThrow(/row-level security/)
  }
})
