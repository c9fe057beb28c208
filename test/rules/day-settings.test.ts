import { daySettings } from 'cloud/rules/day-settings'
import { s19 } from './given-plan'

const ours = { leaveMinutesBefore: 0, rollDueMinutes: 10, escalateMinutes: 5, uncollectedMinutes: 20 }
const unsaid = { leaveMinutesBefore: null, rollDueMinutes: null, escalateMinutes: null, uncollectedMinutes: null, text: null }

it('where the plan says nothing of the day’s minutes, ours hold (S19)', () => {
  expect(daySettings(s19)).toEqual(ours)
  expect(daySettings({ attendance: unsaid })).toEqual(ours)
})

it('a plan that was published before there was such a part is run by ours too', () => {
  expect(daySettings({})).toEqual(ours)
})

it('what the plan says holds, none at all included', () => {
  expect(daySettings({ attendance: { ...unsaid, leaveMinutesBefore: 30, rollDueMinutes: 0 } })).toEqual({ ...ours, leaveMinutesBefore: 30, rollDueMinutes: 0 })
})
