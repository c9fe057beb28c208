import { migrate } from '../cloud/db/migrate'
import type { Database } from '../cloud/db/database'
import { StartRefused } from '../cloud/db/start-refused'
import { openDatabase } from '../cloud/hosts/settings'
import { allSchools } from '../cloud/store/school'

const usage = '用法：npm run bureau -- add <账号编号> <姓名> <学校或地区>… | remove <账号编号> | list'
const accountNumber = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `npm run bureau`: who of the bureau reads the complaints about which schools. The application itself cannot add anybody. */
async function bureau([command, account = '', name = '', ...where]: string[]) {
  if (!['add', 'remove', 'list'].includes(command ?? '')) throw new StartRefused(usage)
  if (command !== 'list' && !accountNumber.test(account)) throw new StartRefused(`${usage}\n账号编号在小程序的“教育局工作人员入口”里。`)
  if (command === 'add' && (name === '' || where.length === 0)) throw new StartRefused(usage)
  const database = await openDatabase(process.env, 1)
  try {
    if (database.engine === 'pglite') await migrate(database)
    const schools = await database.transaction(null, allSchools)
    const wanted = command === 'add' ? schools.filter(({ schoolId, region }) => where.includes(schoolId) || where.includes(region)) : schools
    if (wanted.length === 0) throw new StartRefused(`没有找到这样的学校或地区：${where.join('、')}`)
    await database.owner(async (db) => {
      if (command === 'add' && !(await db.row(`select 1 from account where account_id = $1`, [account]))) throw new StartRefused('没有这个账号，请核对编号。')
      let touched = 0
      for (const school of wanted) touched += await inSchool(db, school, { command: command as string, account, name })
      if (touched === 0) console.log(command === 'list' ? '还没有教育局工作人员。' : '这个账号不在名单上。')
    })
  } finally {
    await database.close()
  }
}

/** Answers how many people it has told of. */
async function inSchool(db: Database, school: { schoolId: string; name: string }, { command, account, name }: { command: string; account: string; name: string }): Promise<number> {
  await db.rows(`select set_config('kehou.school_id', $1, true)`, [school.schoolId])
  if (command === 'add') {
    await db.rows(`insert into bureau_member (school_id, account_id, name, added_at) values ($1, $2, $3, now()) on conflict (school_id, account_id) do update set name = excluded.name`, [school.schoolId, account, name])
    console.log(`${school.name}：已加上${name}。`)
    return 1
  }
  if (command === 'remove') {
    const removed = await db.rows(`delete from bureau_member where school_id = $1 and account_id = $2 returning account_id`, [school.schoolId, account])
    if (removed.length > 0) console.log(`${school.name}：已去掉。`)
    return removed.length
  }
  const members = await db.rows<{ account_id: string; name: string }>(`select account_id, name from bureau_member where school_id = $1 order by added_at`, [school.schoolId])
  for (const row of members) console.log(`${school.name}：${row.name}（${row.account_id}）`)
  return members.length
}

bureau(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof StartRefused ? error.message : error)
  process.exit(1)
})
