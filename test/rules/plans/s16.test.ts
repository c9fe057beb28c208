import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s16-survey-school')
const [service] = plan.services
const titles = (content: string) => plan.courses.filter((course) => course.content === content).map(({ title }) => title)

describe('what the school of 420 and then 519 pupils publishes is in the plan (S16)', () => {
  it('after dismissal: homework, remedial and stretch tutoring, courses, clubs', () => {
    expect(plan.scheme).toBe('S16')
    expect(plan.services).toHaveLength(1)
    expect(service?.content).toEqual(['作业辅导', '补缺辅导', '拔高辅导', '个性课程', '社团', '每天跳绳'])
    expect(service?.slots[0]).toMatchObject({ startsAt: { mark: 'afternoonDismissal' }, endsAt: null })
  })

  it('20 minutes of rope every day', () => {
    expect(service?.slots[1]).toMatchObject({ startsAt: null, endsAt: { lasts: 20 }, weekdays: null, activity: '每天跳绳 20 分钟' })
  })

  it('eight individual courses and seven clubs across classes', () => {
    expect(titles('个性课程')).toEqual(['诵读', '传统文化', '益智', '体育', '爱国教育', '生态教育', '安全教育', '心理健康'])
    expect(titles('社团，跨班')).toEqual(['衍纸', '芦苇画', '剪纸', '书法', '音乐舞蹈', '足球', '跳绳'])
    expect(plan.grouping.text).toBe('社团跨班组建。')
  })

  it('Monday picture books for grades 1–2, Wednesday reading for 3–6, Friday attention and habits (R-008)', () => {
    const fixed = plan.courses.filter(({ choice }) => choice === 'weekdayFixed')
    expect(fixed.map(({ title, grades, weekdays }) => [title, grades, weekdays])).toEqual([
      ['绘本', [1, 2], [1]],
      ['阅读', [3, 4, 5, 6], [3]],
      ['注意力和习惯', null, [5]],
    ])
    expect(plan.courses).toHaveLength(18)
  })

  it('baking and picture books led by parents are planned', () => {
    expect(plan.partners.welcome).toEqual(['parent'])
    expect(plan.notes.find(({ title }) => title === '计划开展')?.text).toBe('计划由家长带领开展烘焙和绘本活动。')
  })

  it('application, class review, agreement signed, school; no list notice (R-003, R-004)', () => {
    expect(plan.chain).toEqual(['guardian_application', 'class_review', 'agreement', 'school_review', 'active'])
    expect(plan.agreements.map(({ key, signer }) => [key, signer])).toEqual([['service', 'guardian']])
    expect(plan.rules['R-004']).toBe('block')
  })

  it('a letter goes to the families, and there were two meetings', () => {
    expect(plan.letter?.title).toBe('致家长的一封信')
    expect(plan.letter?.paragraphs.at(-1)).toContain('需要进一步了解')
    expect(plan.events).toEqual([{ name: '家长会，共两次', when: null }])
  })

  it('a survey after four weeks, at the end of September (R-046)', () => {
    expect(plan.surveys).toMatchObject([{ kind: 'satisfaction', when: 'afterStart', weeks: 4 }])
    expect(plan.notes.find(({ title }) => title === '问卷时间')?.text).toContain('九月底')
  })

  it.each([
    ['participantsBefore', 420, '人'],
    ['participantsAfter', 519, '人'],
    ['meetings', 2, '次'],
    ['ropeMinutes', 20, '分钟'],
    ['clubsVerySatisfied', 60, '%'],
    ['clubsSatisfied', 40, '%'],
    ['timeAndCoursesReasonable', 100, '%'],
    ['satisfied', 100, '%'],
  ])('it publishes %s: %d %s (R-047)', (key, value, unit) => {
    expect(plan.figures.find((figure) => figure.key === key)).toMatchObject({ value, unit })
  })

  it('the growth from 420 to 519 is computed, not printed (R-048)', () => {
    expect(plan.figures).toHaveLength(8)
    expect(plan.ratios).toEqual([{ name: '参加人数增长', kind: 'growth', part: 'participantsAfter', of: 'participantsBefore', unit: '%', printed: null }])
  })

  it('each lesson is patrolled, staff are inducted, and the rate of a class is for staff only (R-049)', () => {
    expect(plan.safety).toEqual(['每节课都有人巡查，查看有无违规、懈怠，以及记录和辅导的情况。'])
    expect(plan.staffing.text).toBe('教师上岗前培训。')
    expect(plan.internal.map(({ text }) => text)).toEqual(['班级参加率是教师考核的一项指标。'])
    expect(plan.rules).toEqual({ 'R-004': 'block', 'R-008': 'warn', 'R-046': 'warn', 'R-047': 'warn', 'R-048': 'warn', 'R-049': 'block' })
  })

  it('there are pick-up rules for those who do not take part (FR-064)', () => {
    expect(plan.nonParticipants).toContain('接送规定')
  })
})

describe('what it does not say is null (S16)', () => {
  it('the fee and the weekdays', () => expect([service?.fees, service?.weekdays]).toEqual([[], null]))
  expectSilence(plan, ['a letter to the families (FR-011)', 'those who do not take part (FR-064)'])
})
