import type { SurveyAudience, SurveyState } from '../contract/survey'
import type { SurveyForm, SurveyKind, SurveySubject } from '../contract/survey-form'
import type { Database } from '../db/database'
import { isKeptAway } from './kept-away'

/** A survey as its row stands. `salt` is there while it is open. */
export interface StoredSurvey {
  surveyId: string
  termId: string
  kind: SurveyKind
  title: string
  audience: SurveyAudience
  courseId: string | null
  form: SurveyForm
  editable: boolean
  leastGroup: number
  opensAt: Date
  closesAt: Date
  state: SurveyState
  salt: string | null
}

interface SurveyRow {
  survey_id: string
  term_id: string
  kind: SurveyKind
  title: string
  audience: SurveyAudience
  course_id: string | null
  form: SurveyForm
  editable: boolean
  least_group: number
  opens_at: Date
  closes_at: Date
  state: SurveyState
  salt: string | null
}

const survey = (row: SurveyRow): StoredSurvey => ({
  ...{ surveyId: row.survey_id, termId: row.term_id, kind: row.kind, title: row.title, audience: row.audience, courseId: row.course_id, form: row.form },
  ...{ editable: row.editable, leastGroup: row.least_group, opensAt: row.opens_at, closesAt: row.closes_at, state: row.state, salt: row.salt },
})

const select = `select survey_id, term_id, kind, title, audience, course_id, form, editable, least_group, opens_at, closes_at, state, salt from survey where school_id = $1`

async function oneSurvey(db: Database, schoolId: string, surveyId: string, lock: '' | 'for share' | 'for update'): Promise<StoredSurvey | null> {
  const row = await db.row<SurveyRow>(`${select} and survey_id = $2 ${lock}`, [schoolId, surveyId])
  return row && survey(row)
}

export const findSurvey = (db: Database, schoolId: string, surveyId: string) => oneSurvey(db, schoolId, surveyId, '')

/** The same, held as it is while a ballot goes into its box: closing waits for those who hold it, and they never for one another. */
export const holdSurvey = (db: Database, schoolId: string, surveyId: string) => oneSurvey(db, schoolId, surveyId, 'for share')

/** The same for whoever opens, changes or closes it. */
export const lockSurvey = (db: Database, schoolId: string, surveyId: string) => oneSurvey(db, schoolId, surveyId, 'for update')

/** Surveys whose hour to open has come, the longest due first. */
export async function surveysToOpen(db: Database, schoolId: string, now: Date, most: number): Promise<string[]> {
  const rows = await db.rows<{ survey_id: string }>(`select survey_id from survey where school_id = $1 and state = 'scheduled' and opens_at <= $2 order by opens_at, survey_id limit $3`, [schoolId, now, most])
  return rows.map(({ survey_id }) => survey_id)
}

/** The open surveys with what belongs to their boxes, the first to close first. */
export async function openBoxes(db: Database, schoolId: string): Promise<{ surveyId: string; salt: string; closesAt: Date }[]> {
  const rows = await db.rows<{ survey_id: string; salt: string; closes_at: Date }>(`select survey_id, salt, closes_at from survey where school_id = $1 and state = 'open' order by closes_at, survey_id`, [schoolId])
  return rows.map(({ survey_id, salt, closes_at }) => ({ surveyId: survey_id, salt, closesAt: closes_at }))
}

// The one teacher of an afternoon group is theirs whose child is in it; a course's teacher theirs who have a place.
const freeze = `
  with standing as (
    select ch.child_id, ch.class_id, ch.roster_no, cl.grade,
           exists (select 1 from enrolment e where e.school_id = ch.school_id and e.child_id = ch.child_id and e.term_id = $3 and e.ends_on >= $4::date) as joined
      from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
     where ch.school_id = $1
  ), places as (
    select p.child_id, c.course_id, c.title, c.teacher_id
      from course c join course_place p on p.school_id = c.school_id and p.course_id = c.course_id and p.state = 'joined'
     where c.school_id = $1 and c.term_id = $3
  ), subjects as (
    select child_id, 'course' as kind, course_id as subject_id, title as name from places where $6::uuid is null or course_id = $6
    union
    select t.child_id, 'teacher', st.staff_id, st.name
      from (select child_id, teacher_id from places where $6::uuid is null or course_id = $6
            union
            select s.child_id, g.teacher_id
              from standing s
              join care_group_class gc on gc.school_id = $1 and gc.class_id = s.class_id and s.roster_no between gc.from_roster_no and gc.to_roster_no
              join care_group g on g.school_id = gc.school_id and g.group_id = gc.group_id and g.term_id = $3
              join enrolment e on e.school_id = g.school_id and e.child_id = s.child_id and e.term_id = $3 and e.service_key = g.service_key and e.ends_on >= $4::date
             where $6::uuid is null) t
      join staff st on st.school_id = $1 and st.staff_id = t.teacher_id
  ), asked as (
    select child_id, jsonb_agg(jsonb_build_object('kind', kind, 'subjectId', subject_id, 'name', name) order by kind, name, subject_id) as list from subjects group by child_id
  )
  insert into survey_child (school_id, survey_id, child_id, grade, joined, subjects)
  select $1, $2, s.child_id, s.grade, s.joined, coalesce(a.list, '[]')
    from standing s left join asked a on a.child_id = s.child_id
   where case $5 when 'participants' then s.joined when 'nonParticipants' then not s.joined
                 when 'course' then exists (select 1 from places p where p.child_id = s.child_id and p.course_id = $6) else true end
  returning child_id`

/** Opens a survey that is locked: whom it asks is written down as it stands today (FR-080); answers their children. */
export async function openSurvey(db: Database, schoolId: string, { surveyId, termId, audience, courseId }: Pick<StoredSurvey, 'surveyId' | 'termId' | 'audience' | 'courseId'>, { salt, today }: { salt: string; today: string }): Promise<string[]> {
  const asked = await db.rows<{ child_id: string }>(freeze, [schoolId, surveyId, termId, today, audience, courseId])
  await db.rows(`update survey set state = 'open', salt = $3, asked = $4 where school_id = $1 and survey_id = $2`, [schoolId, surveyId, salt, asked.length])
  return asked.map(({ child_id }) => child_id)
}

/** A child that a survey asks about, as it stood when the survey opened. */
export interface SurveyChild {
  childId: string
  grade: number
  joined: boolean
  subjects: SurveySubject[]
}

/** Null where the survey does not ask the child's family. */
export async function askedChild(db: Database, schoolId: string, surveyId: string, childId: string): Promise<SurveyChild | null> {
  const row = await db.row<{ grade: number; joined: boolean; subjects: SurveySubject[] }>(`select grade, joined, subjects from survey_child where school_id = $1 and survey_id = $2 and child_id = $3`, [schoolId, surveyId, childId])
  return row && { childId, ...row }
}

export interface FamilySurvey {
  surveyId: string
  kind: SurveyKind
  title: string
  state: 'open' | 'closed'
  editable: boolean
  closesAt: string
  salt: string | null
  published: boolean
  children: { childId: string; name: string }[]
}

/** The surveys that a guardian sees: open ones that ask a child of its own, of whichever term, and those whose results are published; newest first. */
export async function surveysOfGuardian(db: Database, schoolId: string, guardianId: string | null, now: Date, most: number): Promise<FamilySurvey[]> {
  const rows = await db.rows<{ survey_id: string; kind: SurveyKind; title: string; state: 'open' | 'closed'; editable: boolean; closes_at: Date; salt: string | null; published: boolean; children: FamilySurvey['children'] | null }>(
    `with own as (
       select sc.survey_id, jsonb_agg(jsonb_build_object('childId', ch.child_id, 'name', ch.name) order by ch.name, ch.child_id) as children
         from child_guardian cg
         join survey_child sc on sc.school_id = cg.school_id and sc.child_id = cg.child_id
         join child ch on ch.school_id = cg.school_id and ch.child_id = cg.child_id
        where cg.school_id = $1 and cg.guardian_id = $2 and not ${isKeptAway('cg', 'cg.guardian_id')}
        group by sc.survey_id
     )
     select s.survey_id, s.kind, s.title, s.state, s.editable, s.closes_at, s.salt, r.survey_id is not null as published, own.children
       from survey s
       left join own on own.survey_id = s.survey_id
       left join survey_report r on r.school_id = s.school_id and r.survey_id = s.survey_id
      where s.school_id = $1 and (r.survey_id is not null or (s.state = 'open' and s.closes_at > $3 and own.survey_id is not null))
      order by s.state = 'open' desc, s.closes_at desc, s.survey_id limit $4`,
    [schoolId, guardianId, now, most],
  )
  return rows.map(({ survey_id, closes_at, children, ...row }) => ({ ...row, surveyId: survey_id, closesAt: closes_at.toISOString(), children: children ?? [] }))
}

/** The accounts of some children's guardians whom the office does not keep from them, by whom a ballot may have been put in. */
export async function accountsOf(db: Database, schoolId: string, childIds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ account_id: string }>(
    `select distinct g.account_id from child_guardian cg join guardian g on g.school_id = cg.school_id and g.guardian_id = cg.guardian_id
      where cg.school_id = $1 and cg.child_id = any($2::uuid[]) and g.account_id is not null and not ${isKeptAway('cg', 'cg.guardian_id')}`,
    [schoolId, childIds],
  )
  return rows.map(({ account_id }) => account_id)
}

/** The guardians whom a survey has asked and from whom the office does not keep the child, each once. */
export async function guardiansAsked(db: Database, schoolId: string, surveyId: string): Promise<string[]> {
  const rows = await db.rows<{ guardian_id: string }>(
    `select distinct cg.guardian_id from survey_child sc join child_guardian cg on cg.school_id = sc.school_id and cg.child_id = sc.child_id
      where sc.school_id = $1 and sc.survey_id = $2 and not ${isKeptAway('cg', 'cg.guardian_id')}`,
    [schoolId, surveyId],
  )
  return rows.map(({ guardian_id }) => guardian_id)
}
