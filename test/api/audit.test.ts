import { operations, type OperationName } from 'cloud/contract/operations'
import type { Operation } from 'cloud/contract/operation'
import type { Database } from 'cloud/db/database'
import { upkeep } from 'cloud/hosts/upkeep'
import { sealAudit, verifyAudit } from 'cloud/store/audit'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, type School } from '../given'
import { scenario, secrets, type Row, type Scenario } from '../scenario'

const api = apiOfThisFile()
const names = Object.keys(operations) as OperationName[]
const namesOfKind = (kind: string) => names.filter((name) => operations[name].kind === kind)

interface Entry {
  operation: string
  actor: string
  target: string
  change: Record<string, unknown>
}

const entriesOf = ({ schoolId }: Pick<School, 'schoolId'>) => asOwner(api, schoolId, (db) => db.rows<Entry>(`select operation, actor, target, change from audit_entry where school_id = $1 order by audit_id`, [schoolId]))

describe('in a school in the middle of its term', () => {
  let world: Scenario
  beforeAll(async () => {
    world = await scenario(api)
  }, 300_000)

  test.each(namesOfKind('write').filter((name) => !(operations[name] as Operation).sealed))('%s appends exactly one row that says who did what to what', async (name) => {
    const { by, input } = world.rows[name] as Row
    const before = await entriesOf(by)
    await api.done(by, name, input as never)
    const added = (await entriesOf(by)).slice(before.length)
    expect(added).toHaveLength(1)
    expect(added[0]).toMatchObject({ operation: name, actor: expect.stringMatching(/^[0-9a-f-]{36}$/), target: expect.stringMatching(/./) })
  })

  test.each(namesOfKind('read'))('%s changes nothing, so it appends no row', async (name) => {
    const { by, input, refusal } = world.rows[name] as Row
    const before = await entriesOf(by)
    if (!refusal) await api.done(by, name, input as never)
    expect(await entriesOf(by)).toHaveLength(before.length)
  })

  test('no row holds a name, a phone, a health note or a reason for priority', async () => {
    const schools = new Set(Object.values(world.rows).map(({ by }) => by.schoolId))
    const text = JSON.stringify(await Promise.all([...schools].map((schoolId) => entriesOf({ schoolId }))))
    for (const secret of [...Object.values(secrets), '陈海艳', '13900139000', '阿依古丽', '孙丽', '林爷爷', '请核对星期', '名单里少了', '想练字', '一起吃午饭']) expect(text).not.toContain(secret)
  })
})

describe('the chain of a school', () => {
  /** A school with four sealed rows and one that is not sealed yet. */
  async function givenChain() {
    const school = await givenSchool(api)
    const { guardian } = await givenFamily(api, school)
    const change = (count: number) => Promise.all(Array.from({ length: count }, () => api.done(guardian, 'updateGuardian', { name: '陈海燕', phone: '' })))
    await change(2)
    await upkeep(api.host, api.clock.now())
    await change(2)
    await upkeep(api.host, api.clock.now())
    await change(1)
    return school
  }
  const verify = ({ schoolId }: School) => api.database.transaction(schoolId, (db) => verifyAudit(db, schoolId))
  /** What somebody with the owner's rights could do to the table behind everyone's back. */
  const tamper = ({ schoolId }: School, work: (db: Database) => Promise<unknown>) =>
    asOwner(api, schoolId, async (db) => {
      await db.rows(`alter table audit_entry disable trigger audit_entry_kept`)
      await work(db)
      await db.rows(`alter table audit_entry enable trigger audit_entry_kept`)
    })

  test('is whole after every sealing, and says how many rows are not sealed yet', async () => {
    const school = await givenChain()
    expect(await verify(school)).toEqual({ kind: 'whole', sealed: 4, unsealed: 1 })
    await upkeep(api.host, api.clock.now())
    expect(await verify(school)).toEqual({ kind: 'whole', sealed: 5, unsealed: 0 })
    expect(await api.database.transaction(school.schoolId, (db) => sealAudit(db, school.schoolId, 500))).toBe(0)
  })

  test.each([
    ['its content was changed', `update audit_entry set change = '{"status":"approved"}' where school_id = $1 and seal_no = 3`, 3],
    ['its actor was changed', `update audit_entry set actor = 'nobody' where school_id = $1 and seal_no = 2`, 2],
    ['its time was changed', `update audit_entry set at = at - interval '1 day' where school_id = $1 and seal_no = 1`, 1],
    ['its own hash was changed with it', `update audit_entry set target = 'x', entry_sha256 = repeat('a', 64) where school_id = $1 and seal_no = 2`, 2],
    ['a row in the middle was deleted', `delete from audit_entry where school_id = $1 and seal_no = 2`, 2],
    ['the first row was deleted', `delete from audit_entry where school_id = $1 and seal_no = 1`, 1],
    ['the last row was deleted', `delete from audit_entry where school_id = $1 and seal_no = 4`, 4],
    ['the last rows were unsealed', `update audit_entry set seal_no = null, previous_sha256 = null, entry_sha256 = null where school_id = $1 and seal_no > 2`, 3],
  ])('names the first broken row where %s', async (_what, sql, sealNo) => {
    const school = await givenChain()
    await tamper(school, (db) => db.rows(sql, [school.schoolId]))
    expect(await verify(school)).toMatchObject({ kind: 'broken', sealNo })
  })

  test('cannot be rewritten by the application: a sealed row is neither changed nor deleted', async () => {
    const { schoolId } = await givenChain()
    const asApplication = (sql: string) => api.database.transaction(schoolId, (db) => db.rows(sql, [schoolId]))
    await expect(asApplication(`update audit_entry set seal_no = 9 where school_id = $1 and seal_no = 1`)).rejects.toThrow('an audit entry cannot be changed')
    for (const sql of [
      `update audit_entry set change = '{}' where school_id = $1`,
      `update audit_entry set at = now() where school_id = $1`,
      `delete from audit_entry where school_id = $1`,
      `delete from audit_head where school_id = $1`,
      `delete from signature where school_id = $1`,
      `update signature set signer_name = 'x' where school_id = $1`,
      `update review set decision = 'pass' where school_id = $1`,
    ]) {
      await expect(asApplication(sql)).rejects.toThrow(/permission denied/)
    }
  })
})
