import type { Database } from '../db/database'
import type { Random } from '../handling'
import { holidayYears } from '../holiday-calendar'
import { publicDays } from '../rules/public-days'
import { demoCourses } from './courses'
import { adultName, childName, pupilSurname } from './names'
import { demoPeople, demoSchoolId as schoolId, demoSlips } from './people'

export interface DemoPupil {
  childId: string
  classId: string
  grade: number
  classNo: number
  rosterNo: number
  name: string
}

export interface DemoSchool {
  termId: string
  pupils: DemoPupil[]
  /** The class teacher's person id by class id. */
  teacherOf: Map<string, string>
  courseIds: string[]
}

type SeededRandom = Random & { pick<T>(from: readonly T[]): T }

const pupilsPerClass = 40
const gradeNames = ['', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级']

/** Autumn term of eighteen weeks. Which weekday the make-up days follow, no scheme says: the office enters it. */
function demoTerm() {
  const span = { startsOn: '2026-08-31', endsOn: '2027-01-01', openings: [] }
  const { holidays, makeUpDays } = publicDays(holidayYears(), span)
  return { name: '2026年秋季学期', starts_on: span.startsOn, ends_on: span.endsOn, holidays, make_up_days: makeUpDays.map((day) => ({ ...day, follows: null })) }
}

/** Rows into a table by their column names; the table's name is ours, never a caller's. */
export async function insertRows(db: Database, table: string, rows: Record<string, unknown>[]) {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (columns) await db.rows(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows.map((row) => ({ school_id: schoolId, ...row })))])
}

/** The school itself: term, staff, twelve classes, some 480 pupils, eleven courses. All from one seed. */
export async function insertSchool(db: Database, random: SeededRandom): Promise<DemoSchool> {
  await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
  const termId = random.uuid()
  await insertRows(db, 'school', [{ school_id: schoolId, name: '海江小学', region: '海江村' }])
  await insertRows(db, 'term', [{ school_id: schoolId, term_id: termId, ...demoTerm(), current: true }])
  const { pupils, teacherOf } = await insertClasses(db, random)
  return { termId, pupils, teacherOf, courseIds: await insertCourses(db, random, termId) }
}

async function insertClasses(db: Database, random: SeededRandom) {
  const pupils: DemoPupil[] = []
  const teacherOf = new Map<string, string>()
  for (const grade of [1, 2, 3, 4, 5, 6]) {
    for (const classNo of [1, 2]) {
      const classId = random.uuid()
      const isTried = grade === demoSlips.teacher.grade && classNo === demoSlips.teacher.classNo
      const personId = isTried ? 'classTeacher' : `teacher-${grade}-${classNo}`
      const teacherId = await insertStaff(db, random, { personId, name: isTried ? '周敏' : adultName(random.pick), roles: ['classTeacher'] })
      await insertRows(db, 'school_class', [
        { school_id: schoolId, class_id: classId, grade, name: `${gradeNames[grade]}${classNo}班`, teacher_id: teacherId, room: `${Math.ceil(grade / 2)}号楼${grade}0${classNo}教室` },
      ])
      teacherOf.set(classId, personId)
      for (let rosterNo = 1; rosterNo <= pupilsPerClass; rosterNo += 1) {
        pupils.push({ childId: random.uuid(), classId, grade, classNo, rosterNo, name: nameOf(grade, classNo, rosterNo, pupils.length, random) })
      }
    }
  }
  await insertRows(db, 'child', pupils.map(({ childId, classId, rosterNo, name }) => ({ school_id: schoolId, child_id: childId, class_id: classId, roster_no: rosterNo, name })))
  await insertStaff(db, random, { personId: 'office', name: '许文静', roles: ['schoolAdmin'] })
  await insertRows(db, 'bureau_member', [{ school_id: schoolId, account_id: await insertAccount(db, random, 'bureau'), name: '罗一鸣', added_at: '2026-08-31T08:00:00+08:00' }])
  return { pupils, teacherOf }
}

/** Pupils with a part in the demonstration, by grade, class and roster number; families share a surname where a father acts. */
const named: Record<string, string> = {
  '3-1-1': '林知夏',
  '1-2-1': '林知行',
  '4-1-1': '吴雨桐',
  '2-1-1': '吴雨泽',
  '5-2-1': '郑浩然',
}

const nameOf = (grade: number, classNo: number, rosterNo: number, index: number, random: SeededRandom): string =>
  named[`${grade}-${classNo}-${rosterNo}`] ?? childName(index, random.pick, pupilSurname(random.pick))

export async function insertStaff(db: Database, random: SeededRandom, staff: { personId: string | null; name: string; roles: string[]; introduction?: string }): Promise<string> {
  const staffId = random.uuid()
  const accountId = staff.personId && (await insertAccount(db, random, staff.personId))
  await db.rows(`insert into staff (school_id, staff_id, account_id, name, roles, introduction) values ($1, $2, $3, $4, $5, $6)`, [schoolId, staffId, accountId, staff.name, staff.roles, staff.introduction ?? ''])
  return staffId
}

export async function insertAccount(db: Database, random: Random, personId: string): Promise<string> {
  const accountId = random.uuid()
  await db.rows(`insert into account (account_id, provider, subject, created_at) values ($1, 'dev', $2, $3)`, [accountId, personId, '2026-08-31T08:00:00+08:00'])
  return accountId
}

async function insertCourses(db: Database, random: SeededRandom, termId: string): Promise<string[]> {
  const teachers = new Map<string, string>()
  for (const { teacher, introduction } of demoCourses) {
    const personId = demoPeople.find((person) => person.personId === 'dutyTeacher' && person.name === teacher)?.personId ?? null
    if (!teachers.has(teacher)) teachers.set(teacher, await insertStaff(db, random, { personId, name: teacher, roles: ['dutyTeacher'], introduction }))
  }
  const rows = demoCourses.map((course) => ({
    school_id: schoolId,
    course_id: random.uuid(),
    term_id: termId,
    service_key: 'afternoon',
    title: course.title,
    category: course.category,
    content: course.content,
    grades: course.grades,
    weekday: course.weekday,
    // Grades 1 and 2 have the earlier hour, grades 3 to 6 the later one (S19); no course is for both.
    starts_at: course.grades.every((grade) => grade <= 2) ? '15:35' : '16:20',
    ends_at: course.grades.every((grade) => grade <= 2) ? '16:35' : '17:20',
    teacher_id: teachers.get(course.teacher),
    venue: course.venue,
    items_to_bring: course.bring,
    // Nobody can choose what a draw is to be made of before it is there.
    admission: course.admission === 'draw' ? 'assigned' : course.admission,
    draw_planned: course.admission === 'draw',
    opens_at: course.opensAt ?? '2026-09-07T12:00:00+08:00',
    closes_at: '2026-09-30T18:00:00+08:00',
    grade_openings: course.gradeOpenings ?? [],
    change_until: '2026-10-16T18:00:00+08:00',
    quotas: course.quotas ?? [],
    minimum: course.minimum ?? null,
    capacity: course.capacity,
    taken: 0,
    published_at: '2026-09-04T16:00:00+08:00',
  }))
  await insertRows(db, 'course', rows)
  return rows.map((row) => row.course_id)
}
