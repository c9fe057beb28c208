import { randomUUID } from 'node:crypto'
import type { SectionAnswers, SurveyForm } from 'cloud/contract/survey-form'
import { upkeep } from 'cloud/hosts/upkeep'
import type { Api } from './boot'
import { asOwner, givenFamily, givenSeats, insert, type Family, type School } from './given'

const options = (...labels: string[]) => labels.map((label, index) => ({ key: `option${index + 1}`, label }))

/** One choice for all, words, why not for those who do not take part, and how the teachers are. */
export const smallForm: SurveyForm = {
  intro: '请说说您的感受。',
  sections: [
    {
      ...{ key: 'service', title: '课后服务', note: '', audience: 'everyone', about: 'service' },
      questions: [
        { key: 'satisfied', title: '您对课后服务满意吗？', required: true, showIf: null, kind: 'single', options: options('很满意', '满意', '不满意') },
        { key: 'words', title: '还有什么想说的？', required: false, showIf: null, kind: 'text' },
      ],
    },
    {
      ...{ key: 'absent', title: '没有参加', note: '', audience: 'nonParticipants', about: 'service' },
      questions: [{ key: 'why', title: '为什么没有参加？', required: true, showIf: null, kind: 'multiple', options: options('有人接', '时间不合适', '费用'), most: 3 }],
    },
    {
      ...{ key: 'teachers', title: '老师', note: '', audience: 'participants', about: 'teachers' },
      questions: [{ key: 'score', title: '您给老师打几分？', required: true, showIf: null, kind: 'scale', from: 1, to: 5, lowLabel: '不好', highLabel: '很好' }],
    },
  ],
}

export const surveyTimes = { opensAt: '2026-09-08T08:00:00+08:00', closesAt: '2026-09-15T08:00:00+08:00' }

/** A survey that opens on 8 September and closes a week later, with what a test changes of its row; answers its id. */
export async function givenSurvey(api: Api, { schoolId, termId, office }: School, row: Record<string, unknown> = {}): Promise<string> {
  const surveyId = randomUUID()
  const survey = {
    ...{ school_id: schoolId, survey_id: surveyId, term_id: termId, kind: 'satisfaction', title: '满意度问卷', audience: 'everyone', form: smallForm, editable: true, least_group: 8 },
    ...{ opens_at: surveyTimes.opensAt, closes_at: surveyTimes.closesAt, state: 'scheduled', made_by: office.staffId, edited_at: '2026-09-07T08:00:00+08:00' },
    ...row,
  }
  await asOwner(api, schoolId, (db) => insert(db, 'survey', survey))
  return surveyId
}

/** The same, opened by time; the clock stands an hour after it. */
export async function givenOpenSurvey(api: Api, school: School, row: Record<string, unknown> = {}): Promise<string> {
  const surveyId = await givenSurvey(api, school, row)
  await upkeep(api.host, new Date(surveyTimes.opensAt))
  api.clock.set('2026-09-08T09:00:00')
  return surveyId
}

/** Time closes what has ended; the clock stands an hour after it. */
export async function closeByTime(api: Api) {
  await upkeep(api.host, new Date(surveyTimes.closesAt))
  api.clock.set('2026-09-15T09:00:00')
}

/** So many families of the third grade, none of which takes part yet. */
export async function givenFamilies(api: Api, school: School, count: number): Promise<Family[]> {
  const families: Family[] = []
  for (let index = 0; index < count; index += 1) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  return families
}

/** The afternoon's groups, each of one teacher with so many new families of the third grade who have a seat; answers them by group. */
export async function givenGroups(api: Api, school: School, groups: readonly { teacherId: string; families: number }[]): Promise<Family[][]> {
  const made: Family[][] = []
  for (const { families } of groups) made.push(await givenFamilies(api, school, families))
  await givenSeats(api, school, made.flat())
  await asOwner(api, school.schoolId, async (db) => {
    const of = { school_id: school.schoolId, term_id: school.termId, service_key: 'afternoon' }
    await insert(db, 'care_grouping', { ...of, revision: 1, made_by: school.office.staffId, made_at: '2026-09-01T08:00:00+08:00', manager_ids: [], patroller_ids: [] })
    for (const [index, { teacherId }] of groups.entries()) {
      const group_id = randomUUID()
      const numbers = (await db.rows<{ roster_no: number }>(`select roster_no from child where school_id = $1 and child_id = any($2::uuid[])`, [school.schoolId, made[index]?.map(({ childId }) => childId)])).map(({ roster_no }) => roster_no)
      await insert(db, 'care_group', { ...of, group_id, position: index + 1, name: `第${index + 1}组`, teacher_id: teacherId, assistant_ids: [] })
      await insert(db, 'care_group_class', { school_id: school.schoolId, group_id, class_id: school.third.classId, from_roster_no: Math.min(...numbers), to_roster_no: Math.max(...numbers) })
    }
  })
  return made
}

/** Every teacher a score from 0 to 10 by each family. */
export const scoreForm: SurveyForm = {
  intro: '',
  sections: [{ key: 'teachers', title: '老师', note: '', audience: 'everyone', about: 'teachers', questions: [{ key: 'score', title: '打几分？', required: true, showIf: null, kind: 'scale', from: 0, to: 10, lowLabel: '', highLabel: '' }] }],
}

/** Families answer a survey one by one, each with its own mark of the one teacher it has. */
export async function scoreOneByOne(api: Api, surveyId: string, teacherId: string, families: readonly Family[], marks: readonly number[]) {
  for (const [index, { guardian, childId }] of families.entries()) {
    await api.done(guardian, 'answerSurvey', { surveyId, childId, answers: [{ section: 'teachers', subjectId: teacherId, values: { score: marks[index] as number } }] })
  }
}

/** Answers of a family that takes no part. */
export const absentAnswers = (satisfied = 'option1', words = '', why = ['option1']): SectionAnswers[] => [
  { section: 'service', subjectId: null, values: { satisfied, ...(words === '' ? {} : { words }) } },
  { section: 'absent', subjectId: null, values: { why } },
]

/** Answers of a family that takes part and can be asked about these teachers. */
export const presentAnswers = (teacherIds: readonly string[], { satisfied = 'option1', words = '', score = 5 } = {}): SectionAnswers[] => [
  { section: 'service', subjectId: null, values: { satisfied, ...(words === '' ? {} : { words }) } },
  ...teacherIds.map((subjectId) => ({ section: 'teachers', subjectId, values: { score } })),
]
