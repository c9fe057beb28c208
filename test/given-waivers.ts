import { writeExcel } from 'cloud/spreadsheet'
import type { Api } from './boot'
import { asOwner } from './given'
import { times } from './rules/seeded-cases'

/**
 * As many requests and reliefs as fill a page, each as long as it may be; answers a list of as many rows as a file may have,
 * half of which are pupils of the school.
 */
export async function givenLongWaivers(api: Pick<Api, 'database'>, schoolId: string, now: Date) {
  const [statement, reason] = ['情'.repeat(300), '理'.repeat(200)]
  const pupils = await asOwner(api, schoolId, async (db) => {
    const of = `from child ch join term t on t.school_id = ch.school_id and t.current where ch.school_id = $1 order by ch.child_id limit 60`
    const guardian = `(select guardian_id from guardian g where g.school_id = ch.school_id order by guardian_id limit 1)`
    const staff = `(select staff_id from staff s where s.school_id = ch.school_id order by staff_id limit 1)`
    await db.rows(
      `insert into waiver_request (school_id, request_id, term_id, child_id, waiver_group, statement, status, filed_by, filed_at, decided_by, decided_at, reason)
       select ch.school_id, gen_random_uuid(), t.term_id, ch.child_id, '家庭经济困难学生', $2::text, 'denied', ${guardian}, $4::timestamptz, ${staff}, $4::timestamptz, $3::text ${of}`,
      [schoolId, statement, reason, now],
    )
    await db.rows(
      `insert into relief (school_id, relief_id, term_id, child_id, waiver_group, percent, listed, reason, granted_by, granted_at, ended_by, ended_at, ended_reason)
       select ch.school_id, gen_random_uuid(), t.term_id, ch.child_id, '家庭经济困难学生', 50, false, $2::text, ${staff}, $3::timestamptz, ${staff}, $3::timestamptz, $2::text ${of}`,
      [schoolId, reason, now],
    )
    return db.rows<{ class_name: string; roster_no: number; name: string }>(`select cl.name as class_name, ch.roster_no, ch.name from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id where ch.school_id = $1 limit 250`, [schoolId])
  })
  const rows = [...pupils.map(({ class_name, roster_no, name }) => [class_name, roster_no, name]), ...times(250, (index) => [`${'班'.repeat(40)}${index}`, 1, '名'.repeat(20)])]
  return { group: '建档立卡家庭学生', source: '名单', percent: null, base64: await writeExcel(['班级', '学号', '姓名'].map((title) => ({ title, width: 10 })), rows) }
}
