import type { School } from './given'
import type { Scenario } from './scenario'

/** A valid call for each operation of the appraisal; the second clerk of a month must have seen the first one's. */
export const appraisalRows = (school: School, appraising: School): Pick<Scenario['rows'], 'readAppraisal' | 'saveAppraisal'> => ({
  readAppraisal: { by: school.office, input: { month: '2026-09' } },
  saveAppraisal: { by: appraising.office, input: { month: '2026-09', seenAt: null, people: [{ staffId: appraising.dutyTeacher.staffId, scores: [{ dimension: '服务质量', score: 90, fromSurvey: false }] }] }, others: { financeOfficer: 'appraisal_not_stated', office: 'appraisal_not_stated' } },
})

/** What a school's plan says of it. */
export const appraisedPlan = { surveys: [{ key: 'monthly', name: '月度考评', kind: 'satisfaction' as const, when: 'monthly' as const, weeks: null, dimensions: ['服务质量'] }] }
