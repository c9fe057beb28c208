import { apiOfThisFile } from '../boot'
import { asOwner } from '../given'
import { minute, SchoolDayPlay, toldKey } from '../school-day/play'
import { openDaySchool, type DaySchool } from '../school-day/school'
import { needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
jest.setTimeout(300_000)

test('a school day', async () => {
  const t = performance.now()
  const school = await openDaySchool(api, 20260908)
  const play = new SchoolDayPlay(api, school)
  console.log('opened', performance.now() - t)
  await play.morning()
  const midday = await play.rollsNow('11:15', 'midday')
  const [missingAt, offlineAt, ...others] = midday
  for (const roll of others) await play.takeRoll(roll, '11:20')
  await play.missChild(missingAt!, '11:20')
  await play.takeRollOffline(offlineAt!, '11:20')
  await play.returnAll('midday', '13:30')
  const afternoon = await play.rollsNow('15:30', 'afternoon')
  for (const roll of afternoon.filter(({ startsAt }) => startsAt === '15:35')) await play.takeRoll(roll, '15:35')
  for (const roll of afternoon.filter(({ startsAt }) => startsAt !== '15:35')) await play.takeRoll(roll, '16:20')
  for (const roll of afternoon.filter(({ endsAt }) => endsAt === '16:35')) await play.goHome(roll, '16:36', false)
  const later = afternoon.filter(({ endsAt }) => endsAt !== '16:35')
  let waits: string | null = null
  for (const [index, roll] of later.entries()) waits = (await play.goHome(roll, '17:21', index === 0)) ?? waits
  await play.fetchLate(later[0]!, waits!, later[0]!.endsAt!)
  console.log('played', performance.now() - t)
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ kind: string; who: string; child_id: string | null; n: number }>(`select kind, coalesce(guardian_id, staff_id)::text as who, child_id, count(*)::int as n from message where school_id = $1 group by 1,2,3`, [school.schoolId]))
  const got = new Map(rows.map(({ kind, who, child_id, n }) => [toldKey(kind, who, child_id), n]))
  const differ: string[] = []
  for (const key of new Set([...got.keys(), ...play.told.keys()])) if (got.get(key) !== play.told.get(key)) differ.push(`${key}: told ${got.get(key) ?? 0}, expected ${play.told.get(key) ?? 0}`)
  expect(differ.slice(0, 20)).toEqual([])
  expect(minute('11:20', 5)).toBe('11:25')
})
export type { DaySchool }
