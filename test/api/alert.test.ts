import { settleAlerts } from 'cloud/alerts'
import type { Standing } from 'cloud/contract/attendance'
import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenGuardian, givenSchool, givenSeats, type Family, type School } from '../given'

const api = apiOfThisFile()
const tuesday = '2026-09-08'

/** A Tuesday at 16:30 with one child whose class is on its way to the afternoon. */
async function givenAfternoon(): Promise<{ school: School; family: Family }> {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await givenSeats(api, school, [family])
  api.clock.set(`${tuesday}T16:30:00`)
  return { school, family }
}

/** What a saved roll says of one child, as the roll's own handler does it. */
const seen = ({ schoolId, dutyTeacher }: School, { childId }: Family, standing: Standing, heldOn = tuesday) =>
  api.database.transaction(schoolId, (db) =>
    settleAlerts({ db, schoolId, now: api.clock.now(), newId: randomUUID }, { heldOn, serviceKey: 'afternoon', staffId: dutyTeacher.staffId }, [{ childId, sitting: 'care', standing }]),
  )

const messagesAbout = ({ schoolId }: School, { childId }: Family) =>
  asOwner(api, schoolId, (db) => db.rows<{ kind: string; guardian_id: string | null; staff_id: string | null; details: Record<string, string> }>(`select kind, guardian_id, staff_id, details from message where school_id = $1 and child_id = $2 order by created_at`, [schoolId, childId]))

describe('a missing child', () => {
  it('is told to every guardian, the office and the class teacher, once, however often the roll is saved', async () => {
    const { school, family } = await givenAfternoon()
    const father = await givenGuardian(api, school, family.childId, '林建国', '13900139000')
    await seen(school, family, 'missing')
    await seen(school, family, 'missing')
    const messages = await messagesAbout(school, family)
    expect(messages.map(({ kind }) => kind)).toEqual(Array(4).fill('child_missing'))
    expect(messages.flatMap(({ guardian_id }) => guardian_id ?? []).sort()).toEqual([family.guardian.guardianId, father.guardianId].sort())
    expect(messages.flatMap(({ staff_id }) => staff_id ?? []).sort()).toEqual([school.office.staffId, school.third.teacher.staffId].sort())
    const { messages: inbox } = await api.done(family.guardian, 'listMessages', {})
    expect(inbox[0]?.text).toBe('林知夏 16:20 的晚托还没有到，老师正在找。您知道孩子在哪里吗？')
  })

  it('that is seen closes its alert and tells the same people; missing again raises a new one', async () => {
    const { school, family } = await givenAfternoon()
    for (const standing of ['missing', 'late', 'late', 'missing'] as const) await seen(school, family, standing)
    const messages = await messagesAbout(school, family)
    const count = (kind: string) => messages.filter((message) => message.kind === kind).length
    expect([count('child_missing'), count('child_found')]).toEqual([6, 3])
  })

  it('of yesterday, entered from paper, frightens no family, but the school is told', async () => {
    const { school, family } = await givenAfternoon()
    api.clock.set('2026-09-09T08:00:00')
    await seen(school, family, 'missing')
    const messages = await messagesAbout(school, family)
    expect(messages.filter(({ guardian_id }) => guardian_id !== null)).toEqual([])
    expect(messages).toHaveLength(2)
  })
})
