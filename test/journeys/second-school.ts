import path from 'node:path'
import type { OpenDatabase } from 'cloud/db/database'
import { insertRows } from 'cloud/demo/school'
import { seededRandom } from 'cloud/demo/seeded-random'
import { readPlanFile } from 'cloud/plan-file'
import { publishFirstVersion } from 'cloud/publish-plan'
import { codeHash } from 'cloud/store/binding'

/** A school whose plan begins with the child (S7): one class, one pupil whom nobody has bound yet, and the slip for it. */
export const secondSchool = { schoolId: 'qinghe', name: '青禾小学', className: '四年级1班', childName: '林知雨', code: 'R4WT7KNM' }

const schoolId = secondSchool.schoolId

export async function seedSecondSchool(database: OpenDatabase) {
  const random = seededRandom(7)
  const [termId, classId, childId, staffId] = [random.uuid(), random.uuid(), random.uuid(), random.uuid()]
  const own = (row: Record<string, unknown>) => [{ school_id: schoolId, ...row }]
  await database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    await insertRows(db, 'school', own({ name: secondSchool.name, region: '青禾镇' }))
    await insertRows(db, 'term', own({ term_id: termId, name: '2026年秋季学期', starts_on: '2026-08-31', ends_on: '2027-01-01', holidays: [], make_up_days: [], current: true }))
    await db.rows(`insert into staff (school_id, staff_id, name, roles) values ($1, $2, $3, $4)`, [schoolId, staffId, '方春梅', ['classTeacher']])
    await insertRows(db, 'school_class', own({ class_id: classId, grade: 4, name: secondSchool.className, teacher_id: staffId, room: '401教室' }))
    await insertRows(db, 'child', own({ child_id: childId, class_id: classId, roster_no: 1, name: secondSchool.childName }))
    await insertRows(db, 'bind_code', own({ code_sha256: codeHash(schoolId, secondSchool.code), child_id: childId, issued_at: '2026-09-07T08:00:00+08:00', expires_at: '2026-10-08T00:00:00+08:00' }))
    const plan = readPlanFile(path.join(__dirname, '../../plans/s07-weekday-groups.yaml'))
    await publishFirstVersion(db, plan, { schoolId, termId, planId: random.uuid(), at: new Date('2026-08-31T08:00:00+08:00') })
  })
}
