import type { ApplicationForm } from '../contract/application'
import type { Database, OpenDatabase } from '../db/database'
import type { Random } from '../handling'
import { shownConsent } from '../consent'
import { consentVersion } from '../rules/consent-text'
import { codeHash } from '../store/binding'
import { peopleOf } from './acting'
import { liveWithMenu } from './menu'
import { adultName } from './names'
import { demoPeople, demoSchoolId as schoolId, demoSlips } from './people'
import { insertAccount, insertRows, type DemoPupil, type DemoSchool } from './school'
import { shuffled } from './seeded-random'

type SeededRandom = Random & { pick<T>(from: readonly T[]): T }

export interface Family {
  personId: string
  pupils: DemoPupil[]
  relation?: 'mother' | 'father'
}

/** Who plays which part: siblings and tried people first, then one family a pupil. */
function castFamilies(pupils: DemoPupil[], random: SeededRandom) {
  const free = pupils.filter(({ name }) => name !== '林知夏' && name !== '林知行')
  const take = (grade: number, classNo: number) => free.splice(free.findIndex((pupil) => pupil.grade === grade && pupil.classNo === classNo), 1)[0] as DemoPupil
  const tried = {
    joined: { personId: 'joinedFamily', pupils: [take(4, 1), take(2, 1)], relation: 'father' as const },
    signing: { personId: 'signingFamily', pupils: [take(3, 1)], relation: 'mother' as const },
    listed: { personId: 'listedFamily', pupils: [take(5, 2)], relation: 'father' as const },
    returned: { personId: 'returnedFamily', pupils: [take(3, 1)], relation: 'mother' as const },
  }
  // Every third pupil stays unbound: their families have not come yet. The rest come in no order of class.
  const others = shuffled(free.filter((_, index) => index % 3 !== 2), random).map((pupil, index): Family => ({ personId: `family-${index + 1}`, pupils: [pupil] }))
  return { tried, others }
}

async function insertFamilies(db: Database, random: SeededRandom, families: Family[]) {
  await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
  const boundAt = '2026-08-31T10:00:00+08:00'
  const { textSha256 } = await shownConsent(db, schoolId)
  for (const { personId, pupils, relation } of families) {
    const accountId = await insertAccount(db, random, personId)
    const guardianId = random.uuid()
    // Drawn for every family without a part of its own, named or not: who is who stays the same whoever is given a name.
    const drawn = relation ? '' : adultName(random.pick)
    const name = demoPeople.find((person) => person.personId === personId)?.name ?? drawn
    await insertRows(db, 'guardian', [{ school_id: schoolId, guardian_id: guardianId, account_id: accountId, name, phone: '', created_at: boundAt }])
    const ties = pupils.map(({ childId }) => ({ school_id: schoolId, child_id: childId, guardian_id: guardianId, relation: relation ?? random.pick(['mother', 'father']), verified_by: 'school_code', bound_at: boundAt }))
    await insertRows(db, 'child_guardian', ties)
    const consent = { consent_id: random.uuid(), account_id: accountId, version: consentVersion, text_sha256: textSha256, decision: 'granted', decided_at: boundAt }
    await insertRows(db, 'consent', [{ school_id: schoolId, ...consent }])
  }
}

/** The slips still in people's hands when the demonstration starts. */
async function insertSlips(db: Database, pupils: DemoPupil[]) {
  await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
  const slip = (code: string, owner: { child_id: string } | { staff_id: string }) => ({ school_id: schoolId, code_sha256: codeHash(schoolId, code), ...owner, issued_at: '2026-09-07T08:00:00+08:00', expires_at: '2026-10-08T00:00:00+08:00' })
  for (const { code, grade, classNo, rosterNo } of [demoSlips.newFamily, demoSlips.secondChild, demoSlips.grandmother]) {
    const pupil = pupils.find((each) => each.grade === grade && each.classNo === classNo && each.rosterNo === rosterNo) as DemoPupil
    await insertRows(db, 'bind_code', [slip(code, { child_id: pupil.childId })])
  }
  for (const [code, name] of [[demoSlips.teacher.code, '周敏'], [demoSlips.office.code, '许文静'], [demoSlips.finance.code, '钱守义']] as const) {
    const staff = (await db.row<{ staff_id: string }>(`select staff_id from staff where school_id = $1 and name = $2`, [schoolId, name])) as { staff_id: string }
    await insertRows(db, 'bind_code', [slip(code, staff)])
  }
}

function formFor(pupil: DemoPupil, random: SeededRandom): ApplicationForm {
  const midday = { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole' as const, lunch: random.below(4) > 0 }
  const afternoon = { serviceKey: 'afternoon', weekdays: random.below(3) > 0 ? [2, 3, 4, 5] : [2, 4], duration: 'whole' as const, lunch: null }
  const hasPriority = random.below(12) === 0
  return {
    services: random.below(5) === 0 ? [afternoon] : [midday, afternoon],
    priorityGroup: hasPriority ? random.pick(['leftBehindChild', 'migrantWorkerChild', 'staffEmployeeChild']) : null,
    priorityNote: hasPriority ? '材料已交班主任' : '',
    departure: pupil.grade >= 5 && random.below(3) === 0 ? 'independent' : 'collected',
    collectorNote: '',
    pickUpDifficulty: '',
    healthNote: random.below(40) === 0 ? '对花生过敏' : '',
    voluntary: true,
    factsRead: true,
  }
}

const everyDay: ApplicationForm['services'] = [
  { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true },
  { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], duration: 'whole', lunch: null },
]

// A plain zigzag across the pad, long enough to count as a signature; the people of the demonstration do not exist.
const demoHandwriting = { heightPerMille: 500, strokes: [[100, 250, 220, 120, 300, 380, 420, 140], [480, 130, 500, 400, 640, 240, 820, 260]] }

export type DemoCast = ReturnType<typeof castFamilies>

/** The families that are tied to the school, and the slips of those that are not yet. */
export async function bindFamilies(database: OpenDatabase, random: SeededRandom, school: DemoSchool): Promise<DemoCast> {
  const cast = castFamilies(school.pupils, random)
  await database.owner((db) => insertFamilies(db, random, [...Object.values(cast.tried), ...cast.others]))
  await database.owner((db) => insertSlips(db, school.pupils))
  return cast
}

/** Everything that these families and the school did until the demonstration starts, by way of the API. */
export async function liveUntilStart(database: OpenDatabase, random: SeededRandom, school: DemoSchool, { tried, others }: DemoCast) {
  const call = peopleOf(database, random)
  const { planId } = await call('office', '2026-08-31T10:00:00', 'readPlan', {})

  const submit = async ({ personId, pupils }: Family, at: string) => {
    for (const pupil of pupils) {
      const form = formFor(pupil, random)
      // Whoever tries choosing courses finds some on every day.
      await call(personId, at, 'submitApplication', { childId: pupil.childId, planId, form: personId === tried.joined.personId ? { ...form, services: everyDay } : form })
    }
  }
  const classReview = async (families: Family[], at: string, decision: 'pass' | 'return' = 'pass', reason = '') => {
    for (const [classId, personId] of school.teacherOf) {
      const mine = new Set(families.flatMap(({ pupils }) => pupils).filter((pupil) => pupil.classId === classId).map(({ name }) => name))
      const { items } = await call(personId, at, 'listReviews', { step: 'class_review', offset: 0 })
      const applicationIds = items.filter(({ childName }) => mine.has(childName)).map(({ applicationId }) => applicationId)
      if (applicationIds.length > 0) await call(personId, at, 'reviewApplications', { step: 'class_review', applicationIds, decision, reason })
    }
  }
  const schoolReview = async (at: string) => {
    for (;;) {
      const { items } = await call('office', at, 'listReviews', { step: 'school_review', offset: 0 })
      if (items.length === 0) return
      await call('office', at, 'reviewApplications', { step: 'school_review', applicationIds: items.map(({ applicationId }) => applicationId), decision: 'pass', reason: '' })
    }
  }

  // First round: applied on the first day, listed from the second to the fourth, signed and countersigned on the fifth.
  const joined = [tried.joined, ...others.slice(0, 150)]
  const unsigned = [tried.signing, ...others.slice(150, 160)]
  for (const family of [...joined, ...unsigned]) await submit(family, '2026-09-01T09:00:00')
  await classReview([...joined, ...unsigned], '2026-09-01T16:00:00')
  await schoolReview('2026-09-02T09:00:00')
  await call('office', '2026-09-02T10:00:00', 'publishNotice', { days: 3, contact: '学校办公室' })
  for (const { personId, pupils } of joined) {
    for (const { childId } of pupils) {
      const { documents } = await call(personId, '2026-09-05T09:00:00', 'readAgreements', { childId })
      for (const { agreementKey, textSha256, confirmations } of documents) {
        const confirmed = confirmations.map((_, index) => index)
        await call(personId, '2026-09-05T09:05:00', 'signAgreement', { childId, agreementKey, textSha256, confirmed, readingSeconds: 90, handwriting: demoHandwriting })
      }
    }
  }
  for (;;) {
    const { items } = await call('office', '2026-09-05T15:00:00', 'listCountersigns', { offset: 0 })
    if (items.length === 0) break
    await call('office', '2026-09-05T15:00:00', 'countersignAgreements', { agreementIds: items.map(({ agreementId }) => agreementId) })
  }
  await liveWithMenu(call, { families: others.slice(0, 150), random })

  // Second round: on the public list now. Then those who wait for the office, for their class teacher, and who declined.
  const listed = [tried.listed, ...others.slice(160, 172)]
  for (const family of listed) await submit(family, '2026-09-04T09:00:00')
  await classReview(listed, '2026-09-05T09:00:00')
  await schoolReview('2026-09-06T09:00:00')
  await call('office', '2026-09-07T09:00:00', 'publishNotice', { days: 3, contact: '学校办公室' })
  const atOffice = others.slice(172, 180)
  for (const family of atOffice) await submit(family, '2026-09-06T10:00:00')
  await classReview(atOffice, '2026-09-07T08:00:00')
  for (const family of [...others.slice(180, 200), tried.returned]) await submit(family, '2026-09-07T12:00:00')
  await classReview([tried.returned], '2026-09-07T16:00:00', 'return', '请核对星期：周三下午孩子有校队训练。')
  for (const { personId, pupils } of others.slice(200, 220)) {
    for (const { childId } of pupils) await call(personId, '2026-09-07T19:00:00', 'declineService', { childId, planId, reason: '家里老人可以接', departurePlan: '放学由爷爷接' })
  }
}
