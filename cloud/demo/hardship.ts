import type { OpenDatabase } from '../db/database'
import type { Random } from '../handling'
import { peopleOf } from './acting'

const [must, may] = ['建档立卡家庭学生', '家庭经济困难学生']

/** Before the statements go out: one family asks for relief in confidence and is granted half. Its bill then shows it, nobody else's page does. */
export async function grantRelief(database: OpenDatabase, random: Random) {
  const call = peopleOf(database, random)
  const at = '2026-09-06T19:00:00'
  const { children } = await call('family-2', at, 'readFamily', {})
  const { requestId } = await call('family-2', at, 'requestWaiver', { childId: children[0]?.childId ?? '', group: may, statement: '我一个人带孩子，这学期没有固定工作。' })
  await call('office', '2026-09-07T10:30:00', 'decideWaiver', { requestId, decision: 'grant', percent: 50, reason: '学校已核对，本学期减收一半。' })
}

/** Another family's request, for the office to decide. */
export async function askForRelief(database: OpenDatabase, random: Random) {
  const call = peopleOf(database, random)
  const at = '2026-09-07T20:00:00'
  const { children } = await call('signingFamily', at, 'readFamily', {})
  await call('signingFamily', at, 'requestWaiver', { childId: children[0]?.childId ?? '', group: must, statement: '村里说我们在名单上。' })
}
