import { boot, type Api } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'

let api: Api
beforeAll(async () => {
  api = await boot()
})
afterAll(() => api.close())

describe('statements', () => {
  it('say how they come about, and are issued once however often they are asked for (R-029, S19)', async () => {
    const school = await givenSchool(api, { plan: chargedPlan() })
    const family = await givenFamily(api, school)
    await givenSeats(api, school, [family])
    await givenFeeNotice(api, school)
    expect(await givenStatements(api, school, [family])).toBe(1)
    expect(await givenStatements(api, school, [family])).toBe(0)
    const entries = await asOwner(api, school.schoolId, (db) => db.rows<{ kind: string; amount_fen: number; line: { steps: { says: string }[] } }>(`select kind, amount_fen, line from fee_entry where school_id = $1`, [school.schoolId]))
    // The notice is in force from 31 August; what is held on 25 September and 1 October is a holiday.
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ kind: 'charge', line: { citation: '示例价格主管部门文件〔2026〕1号（2026年6月1日）' } })
    expect(entries[0]?.line.steps[0]?.says).toMatch(/天 × 1 小时 × 2 元$/)
  })

  it('are never below zero: the database itself refuses to give back more than was charged', async () => {
    const school = await givenSchool(api, { plan: chargedPlan() })
    const family = await givenFamily(api, school)
    await givenSeats(api, school, [family])
    await givenFeeNotice(api, school)
    await givenStatements(api, school, [family])
    const giveBack = (fen: number) =>
      asOwner(api, school.schoolId, (db) =>
        db.rows(
          `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, statement_id, amount_fen, line, on_date, made_at)
           select school_id, gen_random_uuid(), term_id, child_id, 'refund', service_key, statement_id, $2, line, on_date, made_at from fee_entry where school_id = $1 and kind = 'charge'`,
          [school.schoolId, fen],
        ),
      )
    await giveBack(-100)
    await expect(giveBack(-1_000_000)).rejects.toThrow('below zero')
  })
})
