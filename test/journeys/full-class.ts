import { insertRows } from 'cloud/demo/school'
import { demoSchoolId as schoolId } from 'cloud/demo/people'
import { seededRandom } from 'cloud/demo/seeded-random'
import type { OpenDatabase } from 'cloud/db/database'

/** A class as full as one may be: with the child that joins on the journey, this many stay at midday. */
export const fullClass = { name: '三年级1班', midday: 45, walksHome: '孔令行' }

const own = <Row extends object>(row: Row) => ({ school_id: schoolId, ...row })

/** Children who came to the demonstration's class over the summer and are enrolled for every day, so that its roll is a long one. */
export async function fillClass(database: OpenDatabase) {
  const random = seededRandom(45)
  await database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    const known = (await db.row<{ class_id: string; term_id: string; plan_id: string; guardian_id: string; midday: number }>(
      `select k.class_id, t.term_id, p.plan_id, g.guardian_id,
              (select count(*)::int from enrolment e join child c on c.school_id = e.school_id and c.child_id = e.child_id
                where e.school_id = $1 and c.class_id = k.class_id and e.service_key = 'midday') as midday
         from school_class k, term t, plan p, guardian g
        where k.school_id = $1 and k.name = $2 and t.school_id = $1 and t.current and p.school_id = $1 and g.school_id = $1 and g.name = '吴建国'`,
      [schoolId, fullClass.name],
    ))!
    const missing = fullClass.midday - 1 - known.midday
    const added = Array.from({ length: missing }, (_, index) => ({ child_id: random.uuid(), application_id: random.uuid(), roster_no: 41 + index, name: index === 0 ? fullClass.walksHome : `孔令${'安波晨达恩方高浩佳凯乐明宁平奇然诗桐文晓雅泽'[index % 22]}${index > 22 ? '之' : ''}` }))
    const of = (child: (typeof added)[number]) => own({ application_id: child.application_id, term_id: known.term_id, child_id: child.child_id })
    const services = [{ serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5] }, { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5] }].map((each) => ({ ...each, duration: 'whole', lunch: null }))
    const form = (child: (typeof added)[number]) => ({ services, priorityGroup: null, priorityNote: '', departure: child.name === fullClass.walksHome ? 'independent' : 'collected', collectorNote: '', pickUpDifficulty: '', healthNote: '', voluntary: true, factsRead: true })
    await insertRows(db, 'child', added.map(({ child_id, roster_no, name }) => own({ child_id, class_id: known.class_id, roster_no, name })))
    await insertRows(db, 'application', added.map((child) => ({ ...of(child), plan_id: known.plan_id, kind: 'join', status: 'approved', form: form(child), submitted_by: known.guardian_id, submitted_at: '2026-09-01T09:00:00+08:00' })))
    await insertRows(db, 'enrolment', added.flatMap((child) => services.map(({ serviceKey, weekdays }) => ({ ...of(child), enrolment_id: random.uuid(), service_key: serviceKey, weekdays, starts_on: '2026-09-05', ends_on: '2027-01-01' }))))
  })
}
