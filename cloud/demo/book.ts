import type { OpenDatabase } from '../db/database'
import type { Random } from '../handling'
import { peopleOf, type Call } from './acting'

/** The first week's income and spending; invented, as the whole school is. */
const entries = [
  { direction: 'income', category: 'grant', amountFen: 1_200_000, onDate: '2026-09-01', note: '区财政课后服务补助，演示数据' },
  { direction: 'spending', category: '教师课后服务报酬', amountFen: 486_000, onDate: '2026-09-04', note: '第一周 81 课时，每小时 60 元' },
  { direction: 'spending', category: '校外教师课酬', amountFen: 96_000, onDate: '2026-09-04', note: '' },
  { direction: 'spending', category: '活动材料', amountFen: 63_850, onDate: '2026-09-02', note: '书法纸、球类' },
  { direction: 'spending', category: '水电', amountFen: 21_430, onDate: '2026-09-07', note: '' },
] as const

/** The school's book and its first 收支公示, read by anyone. */
export async function publishBook(database: OpenDatabase, random: Random) {
  const call: Call = peopleOf(database, random)
  const at = '2026-09-07T18:00:00'
  await call('finance', at, 'saveAccountSetting', { openingFen: 352_600, openingSource: '上学期结余，演示数据', separateOpenedOn: '2026-08-28', revision: 0 })
  for (const entry of entries) await call('finance', at, 'addAccountEntry', entry)
  const { contentSha256, obstacles } = await call('finance', at, 'readAccountDraft', {})
  if (obstacles.length > 0) throw new Error(`the demonstration's accounts cannot be published: ${obstacles.join(' ')}`)
  await call('finance', at, 'publishAccounts', { contentSha256 })
}
