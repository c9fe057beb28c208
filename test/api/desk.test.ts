import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool } from '../given'
import { givenCounted } from '../given-survey-result'
import { givenBureau } from '../scenario-complaint'
import { givenFeedback } from '../scenario-feedback'
import { inspectionWith } from '../scenario-oversight'

const api = apiOfThisFile()

test('the office reads how many families and inspectors wait for its word, and which promises are late, until each has what it waits for', async () => {
  api.clock.set('2026-10-08T09:00:00')
  const school = await givenSchool(api)
  const [family, bureau] = [await givenFamily(api, school), await givenBureau(api, school)]
  const voice = async (at?: string) => {
    const { complaints, feedback, inspections, latePromises } = (await api.done(school.office, 'readDesk', {}, at ? { at } : {})).waiting
    return { complaints, feedback, inspections, latePromises }
  }
  expect(await voice()).toEqual({ complaints: 0, feedback: 0, inspections: 0, latePromises: 0 })
  const feedbackId = await givenFeedback(api, school, family)
  await api.done(family.guardian, 'fileComplaint', { to: 'school', topic: 'charging', text: '多收了钱', anonymous: false })
  // What goes straight to the bureau is not even counted at the school.
  await api.done(family.guardian, 'fileComplaint', { to: 'bureau', topic: 'compulsion', text: '被要求参加', anonymous: true })
  const { inspectionId } = await api.done(bureau, 'logInspection', inspectionWith({ inspectedOn: '2026-10-07', rectifyBy: '2026-10-20' }))
  await api.done(bureau, 'logInspection', inspectionWith({ inspectedOn: '2026-10-07', rectify: null, rectifyBy: null }))
  const surveyId = await givenCounted(api, school)
  await api.done(school.office, 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢各位家长。', promises: [{ text: '每周五加课', owner: '教务处', dueOn: '2026-10-09' }] })
  expect(await voice('2026-10-09T23:00:00')).toEqual({ complaints: 1, feedback: 1, inspections: 1, latePromises: 0 })
  expect(await voice('2026-10-10T00:01:00')).toEqual({ complaints: 1, feedback: 1, inspections: 1, latePromises: 1 })
  // Who does not answer for the school has none of it on the desk.
  expect((await api.done(school.third.teacher, 'readDesk', {})).waiting).toMatchObject({ complaints: 0, feedback: 0, inspections: 0, latePromises: 0 })
  await api.done(school.office, 'answerFeedback', { feedbackId, reply: '下学期安排' })
  await api.done(school.office, 'answerComplaint', { complaintId: (await api.done(school.office, 'listComplaints', {})).complaints[0]!.complaintId, reply: '已退还' })
  await api.done(school.office, 'answerInspection', { inspectionId, answer: '已整改' })
  await api.done(school.office, 'keepPromise', { promiseId: (await api.done(school.office, 'readSurveyResults', { surveyId, part: 'all', partKey: '' })).promises[0]!.promiseId, note: '已加' })
  expect(await voice()).toEqual({ complaints: 0, feedback: 0, inspections: 0, latePromises: 0 })
})
