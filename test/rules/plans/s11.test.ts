import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s11-changzhi')

describe('what the bureau of Changzhi publishes is in the plan (S11)', () => {
  it('public compulsory schools of every type; nobody is compelled, nobody willing refused (R-002)', () => {
    expect([plan.scheme, plan.modelTag, plan.cycle]).toEqual(['S11', '5+2+1', 'term'])
    expect(plan.audience).toMatchObject({ admission: 'universal', text: expect.stringContaining('愿意参加的不得拒绝，不愿意的不得强迫') })
  })

  it.each([
    ['afternoon', [1, 2, 3, 4, 5], null],
    ['weekend', null, null],
    ['late', null, null],
    ['evening', null, [7, 8, 9]],
    ['holiday', null, null],
  ])('there is a service %s, on the weekdays stated and no others (FR-005)', (key, weekdays, grades) => {
    expect(plan.services.find((service) => service.key === key)).toMatchObject({ kind: key, weekdays, grades, countedLessons: null, lessonMinutes: null, billableMinutes: null, place: null })
  })

  it('it has no service but these, and no clock time stands in any', () => {
    expect(plan.services).toHaveLength(5)
    for (const { slots } of plan.services) for (const { startsAt, endsAt } of slots) expect([startsAt, endsAt]).toEqual([null, null])
  })

  it('five workdays, two hours, not before offices close, evening study of juniors to 20:30, one winter and three summer weeks', () => {
    expect(plan.bounds).toEqual({
      leastDailyMinutes: 120, latestEnd: [{ kinds: ['evening'], stage: 'junior', at: '20:30' }], notBeforeOffWork: true, winterWeeks: 1, summerWeeks: 3, daysPerWeek: 5,
    })
  })

  it('several lengths of day are offered, late care is for special need, evening study has no new lessons and no subjects', () => {
    expect(plan.services.map(({ manner }) => manner)).toEqual(['提供几种不同的时长，由家长选择。', null, '为有特殊需要的学生提供。', '面向初中学生，原则上不晚于 20:30 结束；不讲新课，不按学科分配。', null])
  })

  it('nothing is charged before a standard is issued (R-027)', () => {
    for (const { fees } of plan.services) expect(fees).toMatchObject([{ status: 'notIssued', unit: null, amountFen: null, authority: null, issuedOn: null, caps: [] }])
    expect(plan.accounts).toMatchObject({ funding: 'shared', text: expect.stringContaining('家长合理分担') })
  })

  it('the menu is public before term, and families choose content and teacher (FR-041, R-024)', () => {
    expect(plan.menu).toMatchObject({ chooseTeacher: true, publishedBeforeTerm: true })
    expect(plan.services.filter(({ withCourses }) => withCourses).map(({ key }) => key)).toEqual(['afternoon', 'weekend'])
    expect(plan.grouping).toMatchObject({ across: 'any', text: '可以走班、编大班、跨班或跨年级编班。' })
  })

  it('the content has tutoring, preview, review, remedial, stretch, arts, sport, labour, clubs, reading, trips, and free online lessons', () => {
    expect(plan.services[0]?.tags).toEqual(['homework', 'preview', 'review', 'remedial', 'stretch', 'art', 'sport', 'labour', 'club', 'reading', 'trip'])
    expect(plan.onlineLessons).toContain('免费')
    expect(plan.venuePolicy).toBe('offCampusWithConsent')
  })

  it('harmful, commercial and dangerous activity, group make-up and new lessons are forbidden (R-015)', () => {
    expect(plan.forbidden).toEqual(['harmful', 'commercial', 'highRisk', 'collectiveMakeUp', 'newLesson'])
    expect(plan.notes.find(({ title }) => title === '禁止的内容')?.text).toContain('新班')
  })

  it('homework: none in grades 1–2, primary essentially finished, junior at least 80% (R-050)', () => {
    expect(plan.homework?.active).toBe('changzhi')
    expect(plan.homework?.tables.map(({ limits }) => limits.map(({ grades, mostMinutes, finishedPercent }) => [grades, mostMinutes, finishedPercent]))).toEqual([
      [[[1, 2], 0, null], [[3, 4, 5, 6], null, null], [[7, 8, 9], null, 80]],
    ])
    expect(plan.homework?.tables[0]?.limits[1]?.text).toContain('基本')
  })

  it('first come disabled, left-behind, migrant, hardship and primary pupils (R-006)', () => {
    expect(plan.priorityGroups.map(({ key }) => key)).toEqual(['disabledChild', 'leftBehindChild', 'migrantWorkerChild', 'hardshipPupil', 'primaryPupil'])
  })

  it('a child may join and leave in mid-term (R-026)', () => {
    expect(plan.exit).toMatchObject({ midTermJoin: true, midTermExit: true, decideWithinDays: null, silenceApproves: null, rejoin: null })
  })

  it('guardians sign a safety agreement; the steps are unstated', () => {
    expect(plan.agreements.map(({ key, signer }) => [key, signer])).toEqual([['safety', 'guardian']])
    expect(plan.chain).toBeNull()
  })

  it('it is inspected early, in mid-term and for the year; satisfaction counts for school and principal (R-063)', () => {
    expect(plan.inspections.map(({ stage }) => stage)).toEqual(['early', 'midTerm', 'annual'])
    expect(plan.notes.map(({ title }) => title)).toEqual(['每天时长', '结束时间', '禁止的内容', '意见反馈', '教学点和寄宿制学校'])
    expect(plan.notes.map(({ text }) => text).join('')).toMatch(/满意度计入学校评价和校长考核.*教学点由乡镇中心学校.*寄宿制学校由各县/)
  })

  it('refusing a willing child, a bill, forbidden content and a class ranking are blocked; the rest only warns', () => {
    const blocked = Object.entries(plan.rules).filter(([, level]) => level === 'block').map(([rule]) => rule)
    expect(blocked).toEqual(['R-002', 'R-015', 'R-025', 'R-027', 'R-049'])
    for (const rule of ['R-010', 'R-011', 'R-012', 'R-013', 'R-024', 'R-050', 'R-063'] as const) expect(plan.rules[rule]).toBe('warn')
    expect(Object.keys(plan.rules)).toHaveLength(21)
  })
})

describe('what it does not say is null (S11)', () =>
  expectSilence(plan, [
    'who is admitted (R-002)', 'joining in mid-term (R-026)', 'leaving in mid-term (R-026)', 'who pays for it (R-056)', 'how classes are grouped (R-019)', 'the least length of a day (R-010)',
    'the hour at which offices close (R-012)', 'the open weeks of the winter holiday (R-013)', 'the open weeks of the summer holiday (R-013)',
    'the choice of teacher (FR-041)', 'when a menu is published (R-024)', 'where it takes place (R-055)', 'the limits of homework (R-050)',
  ]))
