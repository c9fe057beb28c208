import type { Api } from './boot'
import { asOwner, type Family, type School } from './given'
import { givenCounted } from './given-survey-result'
import type { Scenario } from './scenario'

type Names = 'readSurveyResults' | 'listSurveyTexts' | 'decideSurveyText' | 'publishSurveyResults' | 'readPublishedSurvey' | 'listPromises' | 'keepPromise' | 'readNeeds'

/** A valid call for each operation of a survey's results. */
export async function surveyResultRows(api: Api, school: School, { guardian }: Family): Promise<Pick<Scenario['rows'], Names>> {
  const byOffice = <I>(input: I) => ({ by: school.office, input })
  const [published, unpublished] = [await givenCounted(api, school, { texts: [{ section: 'service', question: 'clubs', text: '饭菜再热一点', verdict: 'waiting' }] }), await givenCounted(api, school)]
  const promises = [{ text: '午餐换保温箱', owner: '总务处', dueOn: '2026-12-01' }]
  await api.done(school.office, 'publishSurveyResults', { surveyId: published, seenAt: null, summary: '谢谢各位家长。', promises })
  const rowOf = (table: 'survey_text' | 'survey_promise', column: string) => asOwner(api, school.schoolId, (db) => db.row<{ id: string }>(`select ${column} as id from ${table} where school_id = $1 and survey_id = $2`, [school.schoolId, published])).then((row) => row?.id as string)
  return {
    readSurveyResults: byOffice({ surveyId: published, part: 'all', partKey: '' }),
    listSurveyTexts: byOffice({ surveyId: published, verdict: 'waiting' }),
    decideSurveyText: byOffice({ surveyId: published, textId: await rowOf('survey_text', 'text_id'), verdict: 'shown' }),
    publishSurveyResults: byOffice({ surveyId: unpublished, seenAt: null, summary: '谢谢。', promises: [] }),
    readPublishedSurvey: { by: guardian, input: { surveyId: published } },
    listPromises: { by: school.visitor, input: {} },
    keepPromise: byOffice({ promiseId: await rowOf('survey_promise', 'promise_id'), note: '已换好' }),
    readNeeds: byOffice({}),
  }
}
