import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s18-gucheng')
const [service] = plan.services

describe('what Gucheng County publishes is in the plan (S18)', () => {
  it('basic, sport and extension, to about 18:00 (R-011)', () => {
    expect([plan.scheme, plan.modelTag]).toEqual(['S18', '1+T+X'])
    expect(plan.services).toHaveLength(1)
    expect(service).toMatchObject({ kind: 'afternoon', slots: [{ startsAt: null, endsAt: '18:00', approximate: true }], content: ['基础服务', '体育', '拓展活动二十余类', '社团十余个'], withCourses: true })
    expect(plan.bounds.latestEnd).toEqual([{ kinds: null, stage: null, at: '18:00' }])
  })

  it('a fee standard of the county exists, its amount is not stated, so nothing can be billed (R-027)', () => {
    expect(service?.fees).toMatchObject([{ status: 'charged', unit: null, amountFen: null, authority: null, issuedOn: null, caps: [] }])
  })

  it.each([
    ['schools', 72, '所'],
    ['nonBoarding', 35, '所'],
    ['nonBoardingServing', 35, '所'],
    ['pupils', 25_357, '人'],
    ['participation', 86.9, '%'],
    ['patrollers', 2, '人'],
    ['extensionTypes', 20, '类'],
    ['clubs', 10, '个'],
    ['surveyForms', 1000, '份'],
    ['suggestions', 200, '条'],
    ['problems', 6, '个'],
    ['experts', 30, '人'],
    ['supportVisits', 600, '次'],
    ['supportedPupils', 6000, '人'],
    ['savingPerMonth', 400, '元'],
    ['savingFamilies', 20_000, '户'],
    ['trainees', 100, '人'],
    ['traineesSport', 40, '人'],
    ['traineesArts', 40, '人'],
    ['traineesOther', 20, '人'],
    ['modelTeachers', 32, '人'],
    ['modelTeachersUrban', 12, '人'],
    ['townships', 10, '个'],
    ['modelTeachersPerTownship', 2, '人'],
  ])('it publishes %s: %d %s', (key, value, unit) => {
    expect(plan.figures.find((figure) => figure.key === key)).toMatchObject({ value, unit })
  })

  it.each(['extensionTypes', 'clubs', 'surveyForms', 'suggestions', 'experts', 'supportVisits', 'supportedPupils', 'savingFamilies'])('%s is more than the round number, and says so', (key) => {
    expect(plan.figures.find((figure) => figure.key === key)?.note).toContain('余')
  })

  it('it has no figure but these; the saving is an estimate', () => {
    expect(plan.figures).toHaveLength(24)
    expect(plan.figures.find(({ key }) => key === 'savingPerMonth')?.note).toBe('估算')
  })

  it('the whole of which 25,357 are 86.9% is computed, not printed (R-048)', () => {
    expect(plan.ratios.map(({ kind, part, of, printed }) => [kind, part, of, printed])).toEqual([['whole', 'pupils', 'participation', null]])
  })

  it('three noes: no new lessons, no concentrated tutoring, no extra burden (R-015)', () => {
    expect(plan.forbidden).toEqual(['newLesson', 'collectiveTeaching', 'extraBurden'])
    expect(plan.notes[0]).toEqual({ title: '三不', text: '不讲新课，不集中辅导，不增加额外负担。' })
  })

  it('two safety patrollers in each school every day (R-023)', () => {
    expect(plan.staffing.patrollersPerDay).toBe(2)
    expect(plan.safety).toEqual(['每校每天有两名安全巡查人员。'])
  })

  it('a needs study before term, and each month a score of four dimensions (R-045, R-046)', () => {
    expect(plan.surveys.map(({ kind, when, dimensions }) => [kind, when, dimensions])).toEqual([
      ['needs', 'beforeTerm', []],
      ['satisfaction', 'monthly', ['服务质量', '课程效果', '学生评价', '家长满意度']],
    ])
    expect(plan.inspections.map(({ stage }) => stage)).toEqual(['monthly'])
  })

  it('schools meet weekly, the county monthly (R-061), and there is an archive', () => {
    expect(plan.records).toEqual([{ name: '考评档案，一校一档', every: null, published: false }, { name: '学校例会', every: 'week', published: false }, { name: '全县例会', every: 'month', published: false }])
  })

  it('outside experts are welcome (R-017), and the plan covers scope, time, content, channel, process, fee, supervision', () => {
    expect(plan.partners).toMatchObject({ welcome: ['expert'], barred: [] })
    expect(plan.notes.find(({ title }) => title === '方案的范围')?.text).toBe('方案写明范围、时间、内容、途径、流程、收费和监督。')
  })

  it('forbidden content is blocked, the rest warns', () => {
    expect(plan.rules).toEqual({
      'R-011': 'warn', 'R-015': 'block', 'R-017': 'warn', 'R-023': 'warn', 'R-045': 'warn', 'R-046': 'warn', 'R-048': 'warn', 'R-061': 'warn', 'R-063': 'warn',
    })
  })
})

describe('what it does not say is null (S18)', () => {
  it('days and steps', () => expect([service?.weekdays, plan.chain, plan.courses, plan.agreements]).toEqual([null, null, [], []]))
  expectSilence(plan, ['the safety patrollers (R-023)'])
})
