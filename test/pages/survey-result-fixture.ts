import type { OutputOf } from 'cloud/contract/operation'
import type { readNeeds, readPublishedSurvey, readSurveyResults } from 'cloud/contract/survey-result'
import { idOf } from './staff-fixture'

export type Results = OutputOf<typeof readSurveyResults>
export type Published = OutputOf<typeof readPublishedSurvey>

export const surveyId = idOf(900)
const base = { surveyId, kind: 'satisfaction' as const, title: '开学四周满意度问卷', closedAt: '2026-10-05T00:00:00Z', asked: 26, answered: 20, leastGroup: 8 }

const clubs = { key: 'clubs', title: '您对社团活动满意吗？', kind: 'single' as const, rows: [''], options: ['非常满意', '满意', '不满意'], answers: { valid: 20, counts: [[12, 8, 0]] }, before: { valid: 10, counts: [[5, 4, 1]] } }
const few = { key: 'why', title: '没参加是因为什么？', kind: 'single' as const, rows: [''], options: ['有人接', '费用'], answers: null, before: null }
const words = { key: 'words', title: '还想说什么？', kind: 'text' as const, rows: [], options: [], answers: null, before: null }

export const promise = { promiseId: idOf(910), text: '午餐换保温箱', owner: '总务处', dueOn: '2026-11-01', state: 'open' as const, keptOn: null, keptNote: null }

export const resultsWith = (changes: Partial<Results> = {}): Results => ({
  ...base,
  groups: [
    { part: 'all', partKey: '', name: '全校', valid: 20 },
    { part: 'grade', partKey: '1', name: '一年级', valid: 8 },
    { part: 'grade', partKey: '3', name: '三年级', valid: 12 },
    { part: 'teacher', partKey: idOf(5), name: '石磊', valid: 9 },
  ],
  sections: [{ key: 'service', title: '课后服务', questions: [clubs, few, words] }],
  last: { title: '四月问卷', closedAt: '2026-04-08T00:00:00Z', answered: 10 },
  publishable: true,
  texts: { waiting: 0, shown: 0, hidden: 0 },
  report: null,
  promises: [],
  ...changes,
})

export const publishedWith = (changes: Partial<Published> = {}): Published => {
  const { sections, last } = resultsWith()
  return { ...base, sections, last, summary: '谢谢各位家长。', publishedAt: '2026-10-08T01:00:00Z', promises: [promise], ...changes }
}

export const needsAnswer: NonNullable<OutputOf<typeof readNeeds>['needs']> = {
  ...base,
  ...{ surveyId: idOf(901), kind: 'needs', title: '秋季需求问卷', asked: 40, answered: 30 },
  sections: [{ key: 'wishes', title: '想要什么', questions: [{ key: 'courses', title: '最想上什么课？', kind: 'single', rows: [''], options: ['围棋', '足球'], answers: { valid: 30, counts: [[6, 24]] }, before: null }] }],
}
