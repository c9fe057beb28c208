import { checkDraft } from '@/features/application/check-draft'
import { draftOf, emptyDraft, untouchedService, type FormDraft } from '@/features/application/application-draft'
import type { ApplicationForm } from 'cloud/contract/application'
import { s19 } from '../rules/given-plan'

const sent: ApplicationForm = {
  services: [{ serviceKey: 'midday', weekdays: [1, 3], duration: 'whole', lunch: true }],
  priorityGroup: null,
  priorityNote: '',
  departure: 'collected',
  collectorNote: '',
  pickUpDifficulty: '',
  healthNote: '',
  voluntary: true,
  factsRead: true,
}

test('R-001: a form that has just been opened holds no service, no weekday, no answer and no tick', () => {
  expect(emptyDraft.services).toEqual({})
  expect(untouchedService).toEqual({ taken: false, weekdays: [], duration: null, lunch: null })
  const { services: _, ...rest } = emptyDraft
  expect(Object.values(rest).filter((value) => value !== null && value !== '' && value !== false)).toEqual([])
})

test('R-001: sent as it was opened, it enrols nobody and says what to choose', () => {
  for (const grade of [1, 2, 3, 4, 5, 6]) {
    const checked = checkDraft(s19, grade, emptyDraft)
    expect(checked).toMatchObject({ kind: 'incomplete', problems: { services: expect.any(String), departure: expect.any(String), voluntary: expect.any(String), factsRead: expect.any(String) } })
  }
})

test('R-001: a service that is ticked brings no weekday, no length of stay and no lunch with it', () => {
  const draft: FormDraft = { ...draftOf(sent), priority: '', voluntary: true, factsRead: true, services: { midday: { ...untouchedService, taken: true } } }
  expect(checkDraft(s19, 3, draft)).toMatchObject({ kind: 'incomplete', problems: { 'midday-weekdays': expect.any(String), 'midday-duration': expect.any(String) } })
})

test('R-001: a form that is opened again keeps what the family chose, but both statements are ticked afresh', () => {
  const again = draftOf(sent)
  expect(again.services).toEqual({ midday: { taken: true, weekdays: [1, 3], duration: 'whole', lunch: true } })
  expect([again.voluntary, again.factsRead]).toEqual([false, false])
  expect(checkDraft(s19, 3, again).kind).toBe('incomplete')
  expect(checkDraft(s19, 3, { ...again, voluntary: true, factsRead: true })).toEqual({ kind: 'ready', form: sent })
})
