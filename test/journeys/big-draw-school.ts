import path from 'node:path'
import type { OpenDatabase } from 'cloud/db/database'
import { insertRows } from 'cloud/demo/school'
import { seededRandom } from 'cloud/demo/seeded-random'
import { readPlanFile } from 'cloud/plan-file'
import { publishFirstVersion } from 'cloud/publish-plan'
import { shownConsent } from 'cloud/consent'
import { consentVersion } from 'cloud/rules/consent-text'
import { commitmentOf } from 'cloud/rules/draw-hash'
import { drawSentence } from 'cloud/rules/draw-words'
import { openidOf } from './openid'

/** A school where three thousand children have ranked five of sixty courses each, for a draw that the journey's days close. */
export const bigDraw = { schoolId: 'wanxiang', name: '万象小学', drawId: 'd2aa0000-0000-4000-8000-000000000001', children: 3000, ownChildren: 6 }

const schoolId = bigDraw.schoolId
const own = <Row extends object>(row: Row) => ({ school_id: schoolId, ...row })
const terms = { opensAt: '2026-09-06T08:00:00+08:00', closesAt: '2026-09-10T20:00:00+08:00', limitPerChild: 2, priorityGroups: ['leftBehindChild'], priorityPoints: 2, countsCredits: false }

/** All of it from one seed, so that it comes to the same result on every machine and in every build. */
export async function seedBigDraw(database: OpenDatabase) {
  const random = seededRandom(11)
  const [termId, staffId, planId] = [random.uuid(), random.uuid(), random.uuid()]
  await database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    await insertRows(db, 'school', [own({ name: bigDraw.name, region: '万象市' })])
    await insertRows(db, 'term', [own({ term_id: termId, name: '2026年秋季学期', starts_on: '2026-08-31', ends_on: '2027-01-01', holidays: [], make_up_days: [], current: true })])
    await db.rows(`insert into staff (school_id, staff_id, name, roles) values ($1, $2, $3, $4)`, [schoolId, staffId, '方春梅', ['dutyTeacher']])
    const plan = readPlanFile(path.join(__dirname, '../../plans/s19-haijiang.yaml'))
    await publishFirstVersion(db, plan, { schoolId, termId, planId, at: new Date('2026-08-31T08:00:00+08:00') })
    const classIds = Array.from({ length: 75 }, () => random.uuid())
    await insertRows(db, 'school_class', classIds.map((class_id, index) => own({ class_id, grade: 4, name: `四年级${index + 1}班`, teacher_id: staffId, room: '' })))
    const childIds = Array.from({ length: bigDraw.children }, () => random.uuid())
    await insertRows(db, 'child', childIds.map((child_id, index) => own({ child_id, class_id: classIds[index % 75], roster_no: 1 + Math.floor(index / 75), name: `孩子${index + 1}` })))

    const guardianId = random.uuid()
    const { textSha256 } = await shownConsent(db, schoolId)
    const dev = (await db.row<{ account_id: string }>(`select account_id from account where provider = 'dev' and subject = 'joinedFamily'`)) as { account_id: string }
    const weChat = random.uuid()
    await db.rows(`insert into account (account_id, provider, subject, created_at) values ($1, 'wechat', $2, '2026-08-31T08:00:00+08:00')`, [weChat, openidOf('joinedFamily')])
    for (const [guardian_id, account_id] of [[guardianId, dev.account_id], [random.uuid(), weChat]]) {
      await insertRows(db, 'guardian', [own({ guardian_id, account_id, name: '吴建国', phone: '', created_at: '2026-08-31T10:00:00+08:00' })])
      const ties = childIds.slice(0, bigDraw.ownChildren).map((child_id) => own({ child_id, guardian_id, relation: 'father', verified_by: 'school_code', bound_at: '2026-08-31T10:00:00+08:00' }))
      await insertRows(db, 'child_guardian', ties)
      await insertRows(db, 'consent', [own({ consent_id: random.uuid(), account_id, version: consentVersion, text_sha256: textSha256, decision: 'granted', decided_at: '2026-08-31T10:00:00+08:00' })])
    }

    const seats = childIds.map((child_id, index) => ({ child_id, application_id: random.uuid(), priorityGroup: index % 20 === 0 ? 'leftBehindChild' : null }))
    await insertRows(db, 'application', seats.map(({ child_id, application_id, priorityGroup }) => own({ application_id, term_id: termId, child_id, plan_id: planId, kind: 'join', status: 'approved', form: { priorityGroup }, submitted_by: guardianId, submitted_at: '2026-09-01T09:00:00+08:00' })))
    await insertRows(db, 'enrolment', seats.map(({ child_id, application_id }) => own({ enrolment_id: random.uuid(), application_id, term_id: termId, child_id, service_key: 'afternoon', weekdays: [2, 3, 4, 5], starts_on: '2026-09-05', ends_on: '2027-01-01' })))

    const seed = Array.from({ length: 8 }, () => random.uuid().slice(0, 8)).join('')
    const head = { draw_id: bigDraw.drawId, term_id: termId, title: '全校社团抽签', status: 'published', opens_at: terms.opensAt, closes_at: terms.closesAt, limit_per_child: 2, priority_groups: terms.priorityGroups, priority_points: 2, counts_credits: false }
    await insertRows(db, 'course_draw', [own({ ...head, sentence: drawSentence(terms, ['留守儿童'], true), seed, commitment: commitmentOf(seed), published_at: '2026-09-05T08:00:00+08:00', created_by: staffId, created_at: '2026-09-05T08:00:00+08:00' })])
    const kept = { key: 'kept', name: '留守儿童', places: 5, grades: null, groups: ['leftBehindChild'], until: null }
    const courses = Array.from({ length: 60 }, (_, index) => own({ course_id: random.uuid(), term_id: termId, service_key: 'afternoon', title: `第${index + 1}门社团课`, category: '社团', content: '', grades: [4], weekday: 2 + (index % 4), starts_at: '16:20', ends_at: '17:20', teacher_id: staffId, venue: `${index + 1}号教室`, items_to_bring: '', admission: 'draw', draw_id: bigDraw.drawId, opens_at: '2026-09-11T12:00:00+08:00', closes_at: '2026-09-30T18:00:00+08:00', capacity: 30, taken: 0, quotas: index % 6 === 0 ? [kept] : [] }))
    await insertRows(db, 'course', courses)

    const hex = () => random.uuid().replaceAll('-', '')
    const someFive = () => [...new Set(Array.from({ length: 40 }, () => random.pick(courses).course_id))].slice(0, 5)
    // Every fiftieth child takes its turn with the one after it: brothers and sisters share one list.
    let shared = { together: '', ranks: [] as string[] }
    const entries = childIds.map((child_id, index) => {
      if (index % 50 === 0) shared = { together: hex(), ranks: someFive() }
      const wish = index % 50 <= 1 ? shared : { together: null, ranks: someFive() }
      return own({ draw_id: bigDraw.drawId, child_id, token: hex(), ...wish, waits: index % 3 === 0, guardian_id: guardianId, saved_at: '2026-09-07T09:00:00+08:00' })
    })
    await insertRows(db, 'draw_entry', entries)
  })
}
