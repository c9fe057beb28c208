import fs from 'node:fs'
import path from 'node:path'
import { migrate } from '../cloud/db/migrate'
import { StartRefused } from '../cloud/db/start-refused'
import { openDatabase } from '../cloud/hosts/settings'
import { feeNotices } from '../cloud/store/fee'
import { publishedPlan } from '../cloud/store/plan'
import { exportFiles, exportUntil, wholeExport } from '../cloud/term-export'

/** `npm run term:export -- <school> <folder>`: writes the current term's CSV files, without a name in them, for `term:recompute` and the archive. */
async function exportTerm() {
  const [schoolId, folder] = process.argv.slice(2)
  if (!schoolId || !folder) throw new StartRefused('用法：npm run term:export -- <学校代号> <文件夹>')
  const database = await openDatabase(process.env, 1)
  try {
    if (database.engine === 'pglite') await migrate(database)
    const files = await database.transaction(schoolId, async (db) => {
      const published = await publishedPlan(db, schoolId)
      if (!published) throw new StartRefused('没有这所学校，或学校还没有公布方案。')
      const { termId } = published.term
      const now = new Date()
      return wholeExport({ db, schoolId, now, until: await exportUntil(db, schoolId, termId, now) }, published, await feeNotices(db, schoolId, termId))
    })
    fs.mkdirSync(folder, { recursive: true })
    for (const file of exportFiles) fs.writeFileSync(path.join(folder, `${file}.csv`), files[file])
    console.log(`已写入 ${folder}：${exportFiles.map((file) => `${file}.csv`).join('、')}。`)
  } finally {
    await database.close()
  }
}

exportTerm().catch((error: unknown) => {
  console.error(error instanceof StartRefused ? error.message : error)
  process.exit(1)
})
