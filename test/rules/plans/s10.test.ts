import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s10-one-plus-x')
const [service] = plan.services

describe('what the 1+X school publishes is in the plan (S10)', () => {
  it('Monday to Friday, two lessons of 40 minutes from the dismissal of the afternoon (R-009)', () => {
    expect([plan.scheme, plan.modelTag, plan.cycle]).toEqual(['S10', '1+X', 'term'])
    expect(plan.services).toHaveLength(1)
    expect(service).toMatchObject({ kind: 'afternoon', weekdays: [1, 2, 3, 4, 5], countedLessons: 2, lessonMinutes: 40, billableMinutes: null })
    expect(service?.slots).toMatchObject([{ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: { lasts: 80 } }])
    expect(plan.bells).toEqual([])
  })

  it('it ends in principle by 18:15 (R-011), and not on holidays (R-014)', () => {
    expect(plan.bounds.latestEnd).toEqual([{ kinds: null, stage: null, at: '18:15' }])
    expect(plan.notes.map(({ text }) => text)).toEqual(['节假日不开展。', '原则上不晚于 18:15。'])
    expect(plan.records).toEqual([{ name: '课后服务督导台账', every: null, published: false }])
  })

  it('homework and questions, and what is added to them', () => {
    expect(service?.content).toEqual(['完成作业', '答疑解惑', '阅读', '体育', '艺术', '科普', '观看适合的影片', '社团', '团队活动', '社会实践和研学'])
    expect(service?.withCourses).toBe(true)
    expect(plan.partners.text).toBe('与场馆、村委会、农场一起开展社会实践或研学。')
    expect(plan.partners.welcome).toEqual(['venue', 'villageCommittee', 'farm'])
    expect(plan.venuePolicy).toBe('offCampusWithConsent')
  })

  it('at most two lessons are charged a day; the caps of a lesson and of a day are blank, so nothing is billed (R-027, R-031)', () => {
    expect(service?.fees).toHaveLength(1)
    expect(service?.fees[0]).toMatchObject({
      status: 'notIssued', unit: 'lesson', unitMinutes: 40, amountFen: null, amountIs: 'atMost', maxUnitsPerDay: 2,
      caps: [{ amountFen: null, per: 'day' }], cycle: null, authority: null, issuedOn: null, payee: null,
    })
  })

  it('needs survey, application, class review, school re-check, allocation', () => {
    expect(plan.surveys).toMatchObject([{ kind: 'needs', when: 'beforeTerm' }])
    expect(plan.chain).toEqual(['guardian_application', 'class_review', 'school_review', 'active'])
    expect([plan.chainWords.school_review?.name, plan.chainWords.active?.name]).toEqual(['学校复核', '统筹安排'])
    expect(plan.agreements).toEqual([])
  })

  it('first come left-behind and hardship pupils (R-006)', () => {
    expect(plan.priorityGroups.map(({ key }) => key)).toEqual(['leftBehindChild', 'hardshipPupil'])
  })

  it('there is no group teaching and no make-up (R-015); the two hours are not asked (R-010)', () => {
    expect(plan.forbidden).toEqual(['collectiveTeaching', 'makeUp'])
    expect(plan.rules).toEqual({
      'R-006': 'warn', 'R-009': 'warn', 'R-010': 'off', 'R-011': 'warn', 'R-014': 'warn', 'R-015': 'block',
      'R-017': 'warn', 'R-027': 'block', 'R-031': 'warn', 'R-054': 'warn', 'R-055': 'warn',
    })
  })
})

describe('what it does not say is null (S10)', () => expectSilence(plan, ['where it takes place (R-055)']))
