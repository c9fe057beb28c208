import type { OutputOf } from 'cloud/contract/operation'
import type { listSurveys, readSurvey } from 'cloud/contract/survey'
import type { SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'

export type Sheet = OutputOf<typeof readSurvey>
type Survey = OutputOf<typeof listSurveys>['surveys'][number]

export const surveyId = '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a01'
export const xiaomanId = '5f1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6a'
export const zhiqiuId = '6a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6b'
export const chessId = '7a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b01'
const choirId = '7a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b02'

const question = { required: true, showIf: null }
const named = (labels: Record<string, string>) => Object.entries(labels).map(([key, label]) => ({ key, label }))

const service: SurveySection = {
  key: 'service',
  title: '对课后服务的感受',
  note: '',
  audience: 'participants',
  about: 'service',
  questions: [
    { ...question, kind: 'single', key: 'overall', title: '总的来说满意吗', options: named({ good: '满意', fair: '一般', bad: '不满意' }) },
    { ...question, kind: 'text', key: 'why', title: '哪里不满意', showIf: { question: 'overall', anyOf: ['bad'] } },
    { ...question, kind: 'matrix', key: 'parts', title: '各方面怎么样', rows: named({ safety: '安全', time: '时间' }), options: named({ fine: '好', poor: '不好' }) },
  ],
}
const wishes: SurveySection = {
  key: 'wishes',
  title: '下学期的想法',
  note: '',
  audience: 'everyone',
  about: 'service',
  questions: [
    { ...question, kind: 'ranking', key: 'courses', title: '最想上的课', most: 2, options: named({ chess: '围棋', choir: '合唱', football: '足球' }) },
    { ...question, required: false, kind: 'multiple', key: 'days', title: '哪几天合适', most: 2, options: named({ mon: '周一', tue: '周二', wed: '周三' }) },
    { ...question, required: false, kind: 'text', key: 'words', title: '还想说什么' },
  ],
}
const courses: SurveySection = {
  key: 'courses',
  title: '给课程打分',
  note: '',
  audience: 'participants',
  about: 'courses',
  questions: [{ ...question, kind: 'scale', key: 'score', title: '孩子喜欢这门课吗', from: 1, to: 5, lowLabel: '很不喜欢', highLabel: '很喜欢' }],
}
const reasons: SurveySection = {
  key: 'reasons',
  title: '没有参加的原因',
  note: '',
  audience: 'nonParticipants',
  about: 'service',
  questions: [{ ...question, kind: 'multiple', key: 'reasons', title: '为什么没有参加', most: 3, options: named({ home: '家里有人接', cost: '收费', tired: '孩子太累' }) } satisfies SurveyQuestion],
}

/** The survey as a child who takes part gets it: three kinds of screens, two courses. */
export const sheetOf = (changes: Partial<Sheet> = {}): Sheet => ({
  title: '课后服务满意度问卷',
  intro: '请说说这学期的感受。',
  kind: 'satisfaction',
  childName: '林小满',
  closesAt: '2026-10-12T12:00:00Z',
  editable: true,
  leastGroup: 8,
  answered: 'nobody',
  sections: [service, wishes, courses],
  subjects: [
    { kind: 'course', subjectId: chessId, name: '围棋' },
    { kind: 'course', subjectId: choirId, name: '合唱' },
  ],
  ...changes,
})

/** The same survey for a child who stayed out. */
export const outsideSheet = (changes: Partial<Sheet> = {}): Sheet => sheetOf({ childName: '林知秋', sections: [wishes, reasons], subjects: [], ...changes })

export const surveyOf = (changes: Partial<Survey> = {}): Survey => ({
  surveyId,
  kind: 'satisfaction',
  title: '课后服务满意度问卷',
  state: 'open',
  editable: true,
  closesAt: '2026-10-12T12:00:00Z',
  children: [{ childId: xiaomanId, name: '林小满', answered: 'nobody' }],
  published: false,
  ...changes,
})
