import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { exportFiles } from 'cloud/term-export'
import { sha256 } from 'cloud/digest'
import { apiOfThisFile } from '../boot'
import { asOwner, type School } from '../given'
import { givenAccountNotice, givenRecorded, givenTermOver, settledPlan, sums } from '../given-settlement'

const api = apiOfThisFile()

const cost = { serviceKey: 'midday', termCostFen: 130_000, grantFen: 0 }
const settleAll = async (school: School) => {
  await api.done(school.finance, 'settleNext', {})
  return api.done(school.finance, 'finishSettlement', {})
}

async function exported(school: School): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-term-'))
  for (const file of exportFiles) {
    let text = ''
    for (let offset: number | null = 0; offset !== null; ) {
      const part: { csv: string; nextOffset: number | null } = await api.done(school.finance, 'exportTerm', { exportFile: file, offset })
      text += part.csv
      offset = part.nextOffset
    }
    fs.writeFileSync(path.join(folder, `${file}.csv`), text)
  }
  return folder
}

const recompute = (folder: string) => spawnSync(process.execPath, [path.join(__dirname, '../../deploy/recompute-term.mjs'), folder], { encoding: 'utf8' })

describe('settling a term', () => {
  it('shares the cost among the lessons that were attended, gives back what was prepaid beyond it, and says how (R-033, R-034; S3)', async () => {
    const { school, families, dates } = await givenTermOver(api, settledPlan(), [{ leave: 0, unrecorded: 0 }, { leave: 5, unrecorded: 0 }])
    const lessons = 3 * (2 * dates.length - 5)
    const before = await api.done(school.finance, 'readSettlement', {})
    expect(before).toMatchObject({ obstacles: [], settlement: null, services: [{ needsCost: true, mostFen: 300, unit: '课时', children: 2, unitsAttended: lessons, days: { attended: lessons / 3, missing: 5, unrecorded: 0 } }] })
    expect(await api.refused(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })).toBe('settlement_cost_needed')
    await api.done(school.finance, 'startSettlement', { costs: [{ ...cost, termCostFen: lessons * 250 + 10_000, grantFen: 10_000 }], unrecordedAs: null })
    expect(await api.refused(school.finance, 'finishSettlement', {})).toBe('settlement_unfinished')
    expect(await api.done(school.finance, 'settleNext', {})).toEqual({ settled: 2, left: 0 })
    expect(await api.done(school.finance, 'settleNext', {})).toEqual({ settled: 0, left: 0 })
    const all = await sums(api, school)
    expect(all.charge).toBe(2 * dates.length * 900)
    expect((all.charge as number) + (all.refund as number)).toBe(lessons * 250)
    const row = await asOwner(api, school.schoolId, (db) => db.row<{ line: { steps: { says: string }[]; rule: string } }>(`select line from fee_entry where school_id = $1 and child_id = $2 and kind = 'refund'`, [school.schoolId, families[1]?.childId]))
    expect(row?.line.steps[1]?.says).toBe(`实到 ${3 * (dates.length - 5)} 课时 × 2.50 元`)
  })

  it('needs a decision on the days that nobody recorded, takes it for the whole school, and tells each family how many they were', async () => {
    const { school } = await givenTermOver(api, settledPlan({ amountIs: 'fixed' }), [{ leave: 0, unrecorded: 4 }])
    expect(await api.refused(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })).toBe('settlement_unrecorded_needed')
    expect(await api.refused(school.finance, 'startSettlement', { costs: [cost], unrecordedAs: 'absent' })).toBe('settlement_cost_unneeded')
    await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: 'absent' })
    await settleAll(school)
    expect((await sums(api, school)).refund).toBe(-4 * 900)
    const row = await asOwner(api, school.schoolId, (db) => db.row<{ line: { steps: { says: string }[] } }>(`select line from settled_service where school_id = $1`, [school.schoolId]))
    expect(row?.line.steps.map(({ says }) => says)).toContain('其中 4 天没有点名记录，学校统一按没有到场，不收费')
  })

  it('changes nothing where the plan does not settle (S19), and can still be closed', async () => {
    const { school } = await givenTermOver(api, settledPlan({ amountIs: 'fixed' }, { refunds: [] }), [{ leave: 9, unrecorded: 0 }])
    const before = await sums(api, school)
    await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
    await settleAll(school)
    expect(await sums(api, school)).toEqual(before)
  })

  it('settles a child by the plan version under which it joined, whatever a later version says', async () => {
    const { school, families, dates } = await givenTermOver(api, settledPlan({ amountIs: 'fixed' }), [{ leave: 5, unrecorded: 0 }, { leave: 5, unrecorded: 0 }])
    const [early, late] = families as unknown as [{ childId: string }, { childId: string }]
    await asOwner(api, school.schoolId, async (db) => {
      const version = await db.row<{ plan_id: string }>(
        `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
         select school_id, gen_random_uuid(), term_id, 99, 'superseded', jsonb_set(jsonb_set(document::jsonb, '{refunds}', '[]'), '{accounts,settlement}', 'false')::json, document_sha256, published_at from plan where school_id = $1 and status = 'published' returning plan_id`,
        [school.schoolId],
      )
      await db.rows(`update application set plan_id = $3 where school_id = $1 and child_id = $2`, [school.schoolId, early.childId, version?.plan_id])
    })
    await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
    await settleAll(school)
    const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ child_id: string; amount: number }>(`select child_id, owed_fen - charged_fen as amount from settled_service where school_id = $1`, [school.schoolId]))
    expect(Object.fromEntries(rows.map(({ child_id, amount }) => [child_id, amount]))).toEqual({ [early.childId]: 0, [late.childId]: -5 * 900 })
    expect(dates.length).toBeGreaterThan(5)
    const checked = recompute(await exported(school))
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  })

  it('does not begin before the last day of service, nor while a statement is missing, and says what to do', async () => {
    const { school } = await givenTermOver(api, settledPlan({ cycle: 'month' }), [{ leave: 0, unrecorded: 0 }])
    api.clock.set('2026-12-31T18:00:00')
    const { obstacles } = await api.done(school.finance, 'readSettlement', {})
    expect(obstacles.map(({ kind }) => kind)).toEqual(['termRunning', 'statements'])
    expect(obstacles[1]?.says).toMatch(/还有 \d+ 份账单没有发/)
    expect(await api.refused(school.finance, 'startSettlement', { costs: [cost], unrecordedAs: 'absent' })).toBe('settlement_blocked')
  })

  it('is begun once: from then on it cannot be begun again, and nobody but finance settles', async () => {
    const { school } = await givenTermOver(api, settledPlan({ amountIs: 'fixed' }), [{ leave: 0, unrecorded: 0 }])
    expect(await api.refused(school.finance, 'settleNext', {})).toBe('settlement_not_started')
    expect(await api.refused(school.office, 'startSettlement', { costs: [], unrecordedAs: null })).toBe('role_needed')
    await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
    expect(await api.refused(school.finance, 'startSettlement', { costs: [], unrecordedAs: 'attended' })).toBe('term_settled')
  })

  it('stays as it was settled although a roll arrives later', async () => {
    const { school, families, dates } = await givenTermOver(api, settledPlan({ amountIs: 'fixed' }), [{ leave: 0, unrecorded: 2 }])
    await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: 'absent' })
    await settleAll(school)
    const before = await exported(school)
    await givenRecorded(api, school, families[0]?.childId as string, [[dates.at(-1) as string, 'present']])
    const after = await exported(school)
    for (const file of exportFiles) expect(fs.readFileSync(path.join(after, `${file}.csv`), 'utf8')).toBe(fs.readFileSync(path.join(before, `${file}.csv`), 'utf8'))
  })
})

describe('closing a term', () => {
  it('goes in order: settle, disclose, archive, expire; and what was archived can be checked for ever (FR-105)', async () => {
    const { school, families } = await givenTermOver(api, settledPlan({ amountIs: 'fixed' }), [{ leave: 3, unrecorded: 0 }])
    expect(await api.refused(school.office, 'closeTerm', { closing: 'disclose' })).toBe('closing_out_of_order')
    await api.done(school.finance, 'startSettlement', { costs: [], unrecordedAs: null })
    expect(await api.refused(school.office, 'closeTerm', { closing: 'disclose' })).toBe('closing_out_of_order')
    await settleAll(school)
    expect(await api.refused(school.office, 'closeTerm', { closing: 'disclose' })).toBe('accounts_not_published')
    expect(await api.refused(school.office, 'closeTerm', { closing: 'archive' })).toBe('closing_out_of_order')
    await givenAccountNotice(api, school)
    const disclosed = await api.done(school.office, 'closeTerm', { closing: 'disclose' })
    expect(await api.done(school.office, 'closeTerm', { closing: 'disclose' })).toEqual(disclosed)
    expect(await api.refused(school.office, 'closeTerm', { closing: 'expire' })).toBe('closing_out_of_order')
    await api.done(school.office, 'closeTerm', { closing: 'archive' })
    await api.done(school.office, 'closeTerm', { closing: 'expire' })
    const { steps, fingerprint } = await api.done(school.finance, 'readSettlement', {})
    expect(steps.every(({ doneAt, obstacle }) => doneAt !== null && obstacle === null)).toBe(true)
    const seats = await asOwner(api, school.schoolId, (db) => db.row<{ ends_on: string }>(`select max(ends_on) as ends_on from enrolment where school_id = $1`, [school.schoolId]))
    expect(seats?.ends_on).toBe('2027-01-01')
    // The export is the one that was archived, to the last character.
    const folder = await exported(school)
    const ofFile = (file: string) => sha256(fs.readFileSync(path.join(folder, `${file}.csv`), 'utf8'))
    expect(sha256(exportFiles.map((file) => `${ofFile(file)}  ${file}.csv\n`).join(''))).toBe(fingerprint)
    // A family still reads how its days went.
    await api.done(families[0]!.guardian, 'readHome', {})
  })
})

describe('the export of a term', () => {
  async function settledFolder() {
    const plan = settledPlan({ caps: [{ per: 'month', amountFen: 18_050 }] })
    const { school, families } = await givenTermOver(api, plan, [{ leave: 0, unrecorded: 3 }, { leave: 11, unrecorded: 0 }, { leave: 2, unrecorded: 7 }])
    const { attended } = (await api.done(school.finance, 'readSettlement', {})).services[0]!.days
    await api.done(school.finance, 'startSettlement', { costs: [{ ...cost, termCostFen: attended * 3 * 217 + 41, grantFen: 0 }], unrecordedAs: 'attended' })
    await settleAll(school)
    return { folder: await exported(school), families }
  }

  it('is recomputed by a script that reads nothing else, and comes to the same totals for each child and the school', async () => {
    const { folder, families } = await settledFolder()
    const checked = recompute(folder)
    expect(checked.stderr).toBe('')
    expect(checked.stdout).toMatch(/3 个孩子/)
    expect(checked.status).toBe(0)
    // No name, and no id by which a child is known elsewhere.
    const all = exportFiles.map((file) => fs.readFileSync(path.join(folder, `${file}.csv`), 'utf8')).join('')
    for (const { childId, childName } of families) for (const told of [childId, childName, childId.slice(0, 8)]) expect(all).not.toContain(told)
  })

  it.each([
    ['attendance', /,missing/, ',attended'],
    ['settled', /(\d+),(-?\d+),yes\n/, '$11,$2,yes\n'],
    ['rates', /,300,yes/, ',290,yes'],
    ['statements', /,(\d+),0\n/, ',1$1,0\n'],
    ['school', /balanceFen,-?\d+/, 'balanceFen,7'],
  ] as const)('is noticed where one cell of %s was changed', async (file, from, to) => {
    const { folder } = await settledFolder()
    const at = path.join(folder, `${file}.csv`)
    const before = fs.readFileSync(at, 'utf8')
    fs.writeFileSync(at, before.replace(from, to))
    expect(fs.readFileSync(at, 'utf8')).not.toBe(before)
    const checked = recompute(folder)
    expect(checked.status).toBe(1)
    expect(checked.stderr).toMatch(/不一致|对不上/)
  })
})
