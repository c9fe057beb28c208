import type { Api, Input, Person } from './boot'
import type { School } from './given'
import type { Scenario } from './scenario'

type OversightNames = 'readBureauReport' | 'exportBureauReport' | 'readSchoolReport' | 'listInspections' | 'logInspection' | 'answerInspection' | 'settleInspection' | 'listCases' | 'publishCase' | 'withdrawCase'

export const inspectionWith = (changes: Partial<Input<'logInspection'>> = {}): Input<'logInspection'> => ({
  ...{ stage: 'early', name: '期初督查', inspectedOn: '2026-09-01', findings: '看了点名和放学，教师在岗。', rectify: '放学口加一名教师', rectifyBy: '2026-09-15' },
  ...changes,
})

/** A valid call for each operation of the bureau's view. */
export async function oversightRows(api: Api, school: School, bureau: Person): Promise<Pick<Scenario['rows'], OversightNames>> {
  const logged = async () => (await api.done(bureau, 'logInspection', inspectionWith())).inspectionId
  const [answering, settling] = [await logged(), await logged()]
  await api.done(school.office, 'answerInspection', { inspectionId: settling, answer: '已加一名教师' })
  const { caseId } = await api.done(bureau, 'publishCase', { title: '一校一案', about: '海江小学', body: '每天先点名再上课。' })
  return {
    readBureauReport: { by: bureau, input: {} },
    exportBureauReport: { by: bureau, input: {} },
    readSchoolReport: { by: bureau, input: {} },
    listInspections: { by: bureau, input: {} },
    logInspection: { by: bureau, input: inspectionWith() },
    answerInspection: { by: school.office, input: { inspectionId: answering, answer: '已加一名教师' } },
    settleInspection: { by: bureau, input: { inspectionId: settling } },
    listCases: { by: school.visitor, input: {} },
    publishCase: { by: bureau, input: { title: '放学有序', about: '', body: '分时段放学。' } },
    withdrawCase: { by: bureau, input: { caseId } },
  }
}
