import { readSurveyTemplates } from 'cloud/plan-library'
import { formProblems, problemWords } from 'cloud/rules/survey-fault-words'
import { draftTimes, dueSurveys, isMadeAt, scheduledTimes } from 'cloud/rules/survey-schedule'
import { movedTimes } from 'cloud/rules/survey-times'
import path from 'node:path'

const term = { startsOn: '2026-09-01', endsOn: '2027-01-15' }
const schedule = (key: string, when: 'beforeTerm' | 'afterStart' | 'monthly' | 'termEnd' | null, weeks: number | null = null) => ({ key, name: key, kind: 'satisfaction' as const, when, weeks })
const at = (instant: string) => new Date(`${instant}:00+08:00`)

describe('what the schedule asks for (R-046)', () => {
  it('R-046: four weeks after the start and at the end of the term, by date, without what has been made', () => {
    const schedules = [schedule('termEnd', 'termEnd'), schedule('fourWeeks', 'afterStart', 4)]
    expect(dueSurveys(schedules, term, []).map(({ schedule: { key }, dueOn }) => [key, dueOn])).toEqual([
      ['fourWeeks', '2026-09-29'],
      ['termEnd', '2027-01-15'],
    ])
    expect(dueSurveys(schedules, term, [{ scheduleKey: 'fourWeeks', dueOn: '2026-09-29' }]).map(({ schedule: { key } }) => key)).toEqual(['termEnd'])
  })

  it('asks each month apart, and nothing where the plan does not say when', () => {
    expect(dueSurveys([schedule('monthly', 'monthly')], term, [{ scheduleKey: 'monthly', dueOn: '2026-10-31' }]).map(({ dueOn }) => dueOn)).toEqual(['2026-09-30', '2026-11-30', '2026-12-31'])
    expect(dueSurveys([schedule('open', null)], term, [])).toEqual([])
  })

  it('opens at eight in Shanghai for a week; before term it closes on the eve, at the end with the term', () => {
    expect(scheduledTimes('afterStart', '2026-09-29')).toEqual({ opensAt: at('2026-09-29T08:00'), closesAt: at('2026-10-06T08:00') })
    expect(scheduledTimes('beforeTerm', '2026-08-31')).toEqual({ opensAt: at('2026-08-19T08:00'), closesAt: at('2026-08-31T20:00') })
    expect(scheduledTimes('termEnd', '2027-01-15')).toEqual({ opensAt: at('2027-01-08T08:00'), closesAt: at('2027-01-15T20:00') })
  })

  it('is made a week before it opens, as long as a day is left to answer it', () => {
    const times = scheduledTimes('termEnd', '2027-01-15')
    const isMade = ['2027-01-01T07:59', '2027-01-01T08:00', '2027-01-14T20:00', '2027-01-14T20:01'].map((instant) => isMadeAt(at(instant), times))
    expect(isMade).toEqual([false, true, true, false])
  })

  it('begins a late draft tomorrow, and never before now', () => {
    const scheduled = scheduledTimes('afterStart', '2026-09-29')
    expect(draftTimes(at('2026-09-20T10:00'), scheduled)).toEqual(scheduled)
    expect(draftTimes(at('2026-09-30T10:00'), scheduled)).toEqual({ opensAt: at('2026-10-01T08:00'), closesAt: scheduled.closesAt })
    expect(draftTimes(at('2026-11-30T10:00'), scheduled)).toEqual({ opensAt: at('2026-12-01T08:00'), closesAt: at('2026-12-08T20:00') })
  })
})

describe('moving a survey', () => {
  const stands = { opensAt: at('2026-09-29T08:00'), closesAt: at('2026-10-06T08:00') }
  const now = at('2026-09-29T12:00')
  it('takes a tap that was a minute under way as now, and an instant of yesterday as a mistake', () => {
    expect(movedTimes(stands, { opensAt: null, closesAt: at('2026-09-29T11:59') }, now)).toEqual({ ...stands, closesAt: now })
    expect(movedTimes(stands, { opensAt: null, closesAt: at('2026-09-28T12:00') }, now)).toBeNull()
  })
  it('never closes before it opens', () => {
    expect(movedTimes(stands, { opensAt: at('2026-10-07T08:00'), closesAt: null }, now)).toBeNull()
    expect(movedTimes(stands, { opensAt: now, closesAt: now }, now)).toBeNull()
  })
})

describe('a form with a fault', () => {
  const { form } = readSurveyTemplates(path.join(__dirname, '../../plans')).find(({ key }) => key === 'satisfaction')!
  it('is told by section and number what to do; the template has none for any of its families', () => {
    expect(formProblems(form, 'everyone')).toEqual([])
    const [service] = form.sections
    const wrong = { ...form, sections: [{ ...service!, about: 'courses' as const, questions: [{ key: 'words', kind: 'text' as const, title: '说说', required: false, showIf: null }] }] }
    expect(formProblems(wrong, 'participants').map((problem) => problemWords(wrong, problem))).toEqual(['“服务怎么样”第 1 题：按课程或老师问的部分不能有文字题：写的话容易让人认出是哪家。请移到“问整个服务”的部分。'])
  })
  it('does not ask families who have nothing to answer', () => {
    const onlyJoined = { ...form, sections: form.sections.filter(({ audience }) => audience === 'participants') }
    expect(formProblems(onlyJoined, 'participants')).toEqual([])
    expect(formProblems(onlyJoined, 'everyone')).toHaveLength(1)
    expect(formProblems(onlyJoined, 'nonParticipants')).toHaveLength(1)
  })
})
