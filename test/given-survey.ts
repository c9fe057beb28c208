import { randomUUID } from 'node:crypto'
import type { SectionAnswers, SurveyForm } from 'cloud/contract/survey-form'
import { upkeep } from 'cloud/hosts/upkeep'
import type { Api } from './boot'
import { asOwner, insert, type School } from './given'

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
