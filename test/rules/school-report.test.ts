import type { SurveyForm, SurveyQuestion } from 'cloud/contract/survey-form'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { inspectionStanding, overdueInspections, rectifyState } from 'cloud/rules/inspections'
import { reportedCount, reportOf, reportTotals, satisfactionOf, statedRatios, type ReportFacts } from 'cloud/rules/school-report'
import { countBallots } from 'cloud/rules/survey-count'
import { inManyCases } from './seeded-cases'

const facts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  ...{ termName: '2026年秋季学期', eligible: 53, participants: 40, staff: 6, money: { children: 40, chargedFen: 400_000, receivedFen: 300_000 }, satisfaction: null },
  ...{ complaints: { filed: 0, open: 0 }, planned: [], late: 0 },
  ...changes,
})
const options = (...labels: string[]) => labels.map((label, index) => ({ key: `o${index}`, label }))
const asked = { key: 'q', title: '总体满意吗', required: true, showIf: null }
const formOf = (...questions: SurveyQuestion[]): SurveyForm => ({ intro: '', sections: [{ key: 's', title: '总的看法', note: '', audience: 'everyone', about: 'service', questions }] })
const counted = (form: SurveyForm, values: Record<string, string[] | number>[]) => countBallots(form, values.map((value) => ({ grade: 3, joined: true, answers: [{ section: 's', subjectId: null, values: value }] })), 8)

describe('what goes to the bureau', () => {
  test('no number of one to seven children ever does, whatever the school (decision: none below 8)', () => {
    inManyCases((random) => {
      const below = (most: number) => random.below(most)
      const [eligible, participants, children] = [below(20), below(20), below(20)]
      const content = reportOf(facts({ eligible, participants, money: { children, chargedFen: 100, receivedFen: 100 } }))
      for (const [shown, stands] of [[content.eligible, eligible], [content.participants, participants]] as const) expect(shown).toBe(stands > 0 && stands < 8 ? 'few' : stands)
      if (content.chargedFen !== null) expect(children).toBeGreaterThanOrEqual(8)
      if (content.coveragePercent !== null) expect([content.eligible, content.participants]).not.toContain('few')
    })
    expect([reportedCount(null), reportedCount(0), reportedCount(7), reportedCount(8)]).toEqual([null, 0, 'few', 8])
  })

  test('R-048: coverage is participants of the eligible, above one hundred where it is, and null without either', () => {
    expect(reportOf(facts({ eligible: 30, participants: 40 })).coveragePercent).toBeCloseTo(133.33, 2)
    expect(reportOf(facts({ eligible: null })).coveragePercent).toBeNull()
    expect(reportOf(facts({ participants: null })).coveragePercent).toBeNull()
  })

  test('sums leave out schools without a figure, say of how many they are, and weigh satisfaction by its answers', () => {
    const satisfied = (percent: number, base: number) => ({ percent, base, question: '', survey: '', closedOn: '2026-09-08' })
    const totals = reportTotals([{ content: reportOf(facts({ satisfaction: satisfied(100, 10) })) }, { content: reportOf(facts({ eligible: 100, participants: 3, satisfaction: satisfied(50, 30) })) }, { content: null }])
    expect(totals).toMatchObject({ schools: 3, withData: 2, participants: { value: 40, schools: 1 }, satisfactionPercent: { value: 62.5, schools: 2, base: 40 } })
    expect(totals.coveragePercent).toEqual({ value: (40 * 100) / 53, schools: 1 })
    expect(reportTotals([{ content: null }])).toMatchObject({ schools: 1, withData: 0, eligible: null, complaintsFiled: null, satisfactionPercent: null })
  })
})

describe('R-047: satisfaction is the two best options of the valid answers', () => {
  const single = (...labels: string[]): SurveyQuestion => ({ ...asked, kind: 'single', options: options(...labels) })

  test('S16: six very satisfied and four satisfied of ten are one hundred percent, in the question’s own words', () => {
    const form = formOf(single('非常满意', '满意', '一般', '不满意'))
    expect(satisfactionOf(form, counted(form, [...Array(6).fill({ q: ['o0'] }), ...Array(4).fill({ q: ['o1'] })]))).toEqual({ percent: 100, base: 10, question: '总体满意吗' })
  })

  test('a scale counts its two highest numbers, and a form that begins with the worst is read from its end', () => {
    const scale = formOf({ ...asked, kind: 'scale', from: 1, to: 5, lowLabel: '', highLabel: '' })
    expect(satisfactionOf(scale, counted(scale, [5, 5, 4, 4, 4, 3, 2, 1].map((q) => ({ q }))))?.percent).toBe(62.5)
    const turned = formOf(single('不满意', '一般', '满意', '非常满意'))
    expect(satisfactionOf(turned, counted(turned, [...Array(6).fill({ q: ['o3'] }), ...Array(2).fill({ q: ['o0'] })]))?.percent).toBe(75)
  })

  test('fewer than eight answers, a question about something else, and sections for those who do not take part say nothing', () => {
    const form = formOf(single('非常满意', '满意', '不满意'))
    expect(satisfactionOf(form, counted(form, Array(7).fill({ q: ['o0'] })))).toBeNull()
    const other = formOf(single('走路', '坐车', '骑车'))
    expect(satisfactionOf(other, counted(other, Array(9).fill({ q: ['o0'] })))).toBeNull()
    const outside: SurveyForm = { ...form, sections: form.sections.map((section) => ({ ...section, audience: 'nonParticipants' as const })) }
    expect(satisfactionOf(outside, counted(outside, Array(9).fill({ q: ['o0'] })))).toBeNull()
  })
})

test('R-048: 4/3 is 133.3, 4/53 is 7.5 beside the printed 9, and a figure that nobody stated makes no ratio', () => {
  const figure = (key: string, value: number | null) => ({ key, name: key, value, unit: '所', note: null })
  const plan: Pick<SchoolPlan, 'figures' | 'ratios'> = {
    figures: [figure('three', 3), figure('four', 4), figure('all', 53), figure('unstated', null)],
    ratios: (['three', 'all', 'unstated'] as const).map((of) => ({ name: of, kind: 'percent' as const, part: 'four', of, unit: '%', printed: of === 'all' ? 9 : null })),
  }
  expect(statedRatios(plan).map(({ value, differs }) => [value?.toFixed(1) ?? null, differs])).toEqual([['133.3', false], ['7.5', true], [null, false]])
})

describe('R-063: how inspections stand', () => {
  const term = { startsOn: '2026-09-01', endsOn: '2026-12-31' }

  test('a stage that the plan has once is done by any of that stage; of two of one stage only the one of that name', () => {
    const logged = [{ stage: 'early' as const, name: '安全', inspectedOn: '2026-09-10' }]
    expect(inspectionStanding([{ stage: 'early', name: '期初督查' }], term, logged, '2026-10-30')[0]?.periods[0]?.state).toBe('done')
    expect(inspectionStanding([{ stage: 'early', name: '安全' }, { stage: 'early', name: '收费' }], term, logged, '2026-10-30').map(({ periods }) => periods[0]?.state)).toEqual(['done', 'overdue'])
  })

  test('every month stands for itself, and what is overdue is what the rule of overdue says, on any day', () => {
    inManyCases((random) => {
      const below = (most: number) => random.below(most)
      const today = `2026-${String(9 + below(4)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`
      const dates = Array.from({ length: below(4) }, () => `2026-${String(9 + below(4)).padStart(2, '0')}-15`).filter((date) => date <= today)
      for (const stage of ['early', 'midTerm', 'annual', 'monthly', 'random'] as const) {
        const [standing] = inspectionStanding([{ stage, name: '督查' }], term, dates.map((inspectedOn) => ({ stage, name: '督查', inspectedOn })), today)
        expect(standing?.periods.filter(({ state }) => state === 'overdue').map(({ from }) => from)).toEqual(overdueInspections(stage, term, dates, today).map(({ from }) => from))
      }
    })
  })

  test('the day that something is to be put right by is still in time; an answer and the bureau’s word come after it', () => {
    const stands = { rectifyBy: '2026-09-15', answeredAt: null, settledAt: null }
    expect(rectifyState(stands, '2026-09-15')).toBe('asked')
    expect(rectifyState(stands, '2026-09-16')).toBe('late')
    expect(rectifyState({ ...stands, answeredAt: 'x' }, '2026-10-01')).toBe('answered')
    expect(rectifyState({ ...stands, answeredAt: 'x', settledAt: 'x' }, '2026-10-01')).toBe('settled')
    expect(rectifyState({ ...stands, rectifyBy: null }, '2026-10-01')).toBe('none')
  })
})
