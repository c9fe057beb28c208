import type { Api, Input } from './boot'
import type { School } from './given'
import type { Scenario } from './scenario'

type Names = 'listSchoolSurveys' | 'readSurveyDraft' | 'saveSurvey' | 'cancelSurvey' | 'moveSurvey'

/** A new survey as the office would keep it, filled from a template; opens on 1 December. */
export async function surveyFrom(api: Api, { office }: Pick<School, 'office'>, template = 'satisfaction', changes: Partial<Input<'saveSurvey'>> = {}): Promise<Input<'saveSurvey'>> {
  const { state: _state, courses: _courses, ...draft } = await api.done(office, 'readSurveyDraft', { surveyId: null, template, scheduleKey: null, dueOn: null })
  return { surveyId: null, ...draft, opensAt: '2026-12-01T08:00:00+08:00', closesAt: '2026-12-08T08:00:00+08:00', ...changes }
}

/** A valid call for each operation of the office's surveys. */
export async function surveyOfficeRows(api: Api, school: School): Promise<Pick<Scenario['rows'], Names>> {
  const survey = await surveyFrom(api, school)
  const make = async () => (await api.done(school.office, 'saveSurvey', survey)).surveyId
  const [cancelling, moving] = [await make(), await make()]
  return {
    listSchoolSurveys: { by: school.office, input: {} },
    readSurveyDraft: { by: school.office, input: { surveyId: null, template: 'needs', scheduleKey: null, dueOn: null } },
    saveSurvey: { by: school.office, input: survey },
    cancelSurvey: { by: school.office, input: { surveyId: cancelling } },
    moveSurvey: { by: school.office, input: { surveyId: moving, opensAt: null, closesAt: '2026-12-20T20:00:00+08:00' } },
  }
}
