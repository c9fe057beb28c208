import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { financeCalls, hostOf, issueAll, mustDo, type Asked } from '../bench/money-school'
import { leaveEarly, makeMoneySchools, moneySchool } from '../bench/money-data'
import type { Database, OpenDatabase } from '../cloud/db/database'
import { migrate } from '../cloud/db/migrate'
import { overPGlite } from '../cloud/db/pglite'
import { StartRefused } from '../cloud/db/start-refused'
import { openDatabase } from '../cloud/hosts/settings'
import { writeExport } from './export-folder'

/*
 * `npm run term:demo`: a whole term of a school of 480 pupils in one command: 18 weeks of attendance with leaves, absences and
 * days nobody recorded, statements, reliefs, payments and exits; then the term is settled, disclosed, archived, exported and
 * worked out once more by the script that reads only the export. In memory, or in DATABASE_URL's empty database. A number
 * after it is of how many pupils instead.
 */

const schoolId = moneySchool(1)
const pupils = Number(process.argv[2] ?? 480)
const relieved = 6
const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`
let clock = new Date('2026-08-31T10:00:00+08:00')

async function timed<T>(what: string, work: () => Promise<T>, says: (result: T) => string): Promise<T> {
  const began = performance.now()
  const result = await work()
  console.log(`${what}：${says(result)}（${((performance.now() - began) / 1000).toFixed(1)} 秒）`)
  return result
}

const open = async (): Promise<OpenDatabase> => (process.env.DATABASE_URL ? openDatabase(process.env, 2) : overPGlite(await PGlite.create()))

const asOwner = <T>(database: OpenDatabase, work: (db: Database) => Promise<T>) =>
  database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    return work(db)
  })

/** Some families are relieved: half of them wholly, by a list. */
const relieve = (db: Database) =>
  db.rows(
    `insert into relief (school_id, relief_id, term_id, child_id, waiver_group, percent, listed, reason, granted_by, granted_at)
     select c.school_id, gen_random_uuid(), t.term_id, c.child_id, '演示减免', case when c.n / $3 % 2 = 0 then 100 else 50 end, c.n / $3 % 2 = 0, '演示', s.staff_id, $2
       from (select *, row_number() over (order by child_id) as n from child where school_id = $1) c, term t, staff s where t.school_id = $1 and s.school_id = $1 and c.n % $3 = 0`,
    [schoolId, clock, Math.floor(pupils / relieved)],
  )

/** Nine of ten families have paid what their statements say. */
const pay = (db: Database) =>
  db.rows(
    `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, amount_fen, line, on_date, receipt_no, made_by, made_at)
     select $1, gen_random_uuid(), e.term_id, e.child_id, 'payment', -sum(e.amount_fen), jsonb_build_object('name', '已交', 'amountFen', -sum(e.amount_fen), 'steps', '[]'::jsonb, 'rule', 'R-039', 'why', '财务登记的交费。', 'citation', null),
            '2026-09-10', 'demo-' || row_number() over (order by e.child_id), s.staff_id, $2
       from fee_entry e, staff s where e.school_id = $1 and s.school_id = $1 group by e.term_id, e.child_id, s.staff_id having sum(e.amount_fen) > 0 and abs(hashtext(e.child_id::text)) % 10 > 0`,
    [schoolId, clock],
  )

interface Standing {
  services: { serviceKey: string; needsCost: boolean; unitsWithUnrecorded: number; days: Record<string, number> }[]
  settlement: { settled: number; refundFen: number; topUpFen: number } | null
}

async function settle(ask: Asked): Promise<Standing['settlement']> {
  const { services } = await mustDo<Standing>(ask, 'readSettlement', {})
  // What the term has cost the school: 1.30 yuan a unit, of which a grant bears a part.
  const costs = services.filter(({ needsCost }) => needsCost).map(({ serviceKey, unitsWithUnrecorded }) => ({ serviceKey, termCostFen: unitsWithUnrecorded * 130 + 1_000_000, grantFen: 1_000_000 }))
  await mustDo(ask, 'startSettlement', { costs, unrecordedAs: 'attended' })
  for (let left = 1; left > 0; ) ({ left } = await mustDo<{ left: number }>(ask, 'settleNext', {}))
  await mustDo(ask, 'finishSettlement', {})
  return (await mustDo<Standing>(ask, 'readSettlement', {})).settlement
}

/** 收支公示 of what finance enters here, and what follows it. */
async function close(ask: Asked): Promise<string> {
  await mustDo(ask, 'saveAccountSetting', { openingFen: 0, openingSource: '本学期新设专账', separateOpenedOn: '2026-08-20', revision: 0 })
  const { allowed } = await mustDo<{ allowed: string[] }>(ask, 'readAccountBook', { offset: 0 })
  const entered = { onDate: '2026-12-31', note: '' }
  await mustDo(ask, 'addAccountEntry', { ...entered, direction: 'income', category: 'grant', amountFen: 1_000_000 })
  await mustDo(ask, 'addAccountEntry', { ...entered, direction: 'spending', category: allowed[0] ?? '教师劳务费', amountFen: 9_000_000 })
  const draft = await mustDo<{ contentSha256: string; obstacles: string[] }>(ask, 'readAccountDraft', {})
  if (draft.obstacles.length > 0) throw new Error(`the accounts cannot be published: ${draft.obstacles.join('；')}`)
  await mustDo(ask, 'publishAccounts', { contentSha256: draft.contentSha256 })
  await mustDo(ask, 'closeTerm', { closing: 'disclose' })
  await mustDo(ask, 'closeTerm', { closing: 'archive' })
  await mustDo(ask, 'closeTerm', { closing: 'expire' })
  const { fingerprint } = await mustDo<{ fingerprint: string }>(ask, 'readSettlement', {})
  return `收支公示、归档、到期都已完成，导出的指纹 ${fingerprint.slice(0, 16)}…`
}

async function run() {
  if (!Number.isInteger(pupils) || pupils < relieved || pupils > 480) throw new StartRefused('用法：npm run term:demo，或 npm run term:demo -- <6 到 480 名学生>')
  const database = await timed('打开数据库', open, ({ engine }) => engine)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-term-'))
  try {
    if (database.engine === 'pglite' || process.env.DATABASE_OWNER_URL) await migrate(database)
    const ask = financeCalls(hostOf(database, () => clock), 1)
    await timed('一所学校的一个学期', () => database.owner((db) => makeMoneySchools(db, 1, 1, { pupils })), ({ marks, unrecordedDays }) => `${pupils} 名学生，18 周，${marks} 条点名记录，${unrecordedDays} 次没有点名`)
    await timed('减免', () => asOwner(database, relieve), () => `${relieved} 个孩子`)
    await timed('出账单', () => issueAll(database, 1, clock), (issued) => `${issued} 份`)
    await timed('交费和退出', () => asOwner(database, async (db) => (await pay(db), leaveEarly(db, schoolId))), (left) => `${left} 个孩子第 11 周退出`)
    clock = new Date('2027-01-01T18:00:00+08:00')
    await timed('结算', () => settle(ask), (done) => `${done?.settled} 个孩子，退 ${yuan(done?.refundFen ?? 0)}，补交 ${yuan(done?.topUpFen ?? 0)}`)
    await timed('关闭学期', () => close(ask), (says) => says)
    await timed('导出', () => writeExport(folder, (exportFile, offset) => mustDo(ask, 'exportTerm', { exportFile, offset })), (bytes) => `${Math.round(bytes / 1024)} KB`)
    const script = path.join(__dirname, 'recompute-term.mjs')
    const checked = await timed('重算', async () => spawnSync(process.execPath, [script, folder], { encoding: 'utf8' }), ({ stdout, stderr }) => (stdout + stderr).trim())
    if (checked.status !== 0) process.exitCode = 1
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
    await database.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof StartRefused ? error.message : error)
  process.exit(1)
})
