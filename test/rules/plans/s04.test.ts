import { chainOf } from 'cloud/rules/chain'
import { hoursOf } from 'cloud/rules/timetable'
import { planNamed } from './silent-on'

const plan = planNamed('s04-five-plus-two')
const [service] = plan.services
const monday = { grade: 4, weekday: 1, seasons: [] }

describe('what the 5+2 activity school publishes is in the plan (S4)', () => {
  it('Monday to Friday, all grades and pupils, by the term', () => {
    expect([plan.scheme, plan.modelTag, plan.cycle]).toEqual(['S4', '5+2', 'term'])
    expect(plan.services.map(({ kind, weekdays, grades }) => [kind, weekdays, grades])).toEqual([['afternoon', [1, 2, 3, 4, 5], null]])
    expect(plan.audience).toMatchObject({ admission: 'universal', grades: null })
    expect(plan.audience.text).toContain('各年级全体学生')
    expect(plan.bounds.daysPerWeek).toBe(5)
  })

  it('dismissal and two hours more: in words while nobody entered when school is out', () => {
    expect(hoursOf(plan, service!, monday)).toEqual({ startsAt: null, endsAt: null, words: '下午放学至下午放学后2小时' })
  })

  it('dismissal at 16:30 makes it end at 18:30', () => {
    const day = { ...plan, bells: [{ mark: 'afternoonDismissal' as const, grades: null, weekdays: null, season: null, at: '16:30' }] }
    expect(hoursOf(day, service!, monday)).toMatchObject({ startsAt: '16:30', endsAt: '18:30' })
  })

  it('at least two hours a day (R-010)', () => {
    expect(plan.bounds.leastDailyMinutes).toBe(120)
    expect(plan.rules['R-010']).toBe('warn')
  })

  it('homework is finished the same day at school; then collective or group activity', () => {
    expect(service!.content).toEqual(['当天作业在校完成', '集体活动', '小组活动'])
  })

  it('plan, content, time, place and instructor are fixed; what lacks one is flagged (R-060)', () => {
    expect(service!.manner).toBe('定方案、定内容、定时间、定地点、定指导教师。')
    expect(plan.rules['R-060']).toBe('warn')
  })

  it('the year has its contests and festivals (FR-102)', () => {
    expect(plan.events).toEqual([
      { name: '班级间比赛', when: null },
      { name: '运动会', when: '每年' },
      { name: '艺术节', when: '每年' },
      { name: '球类比赛', when: '每年' },
      { name: '县运动会', when: '每年十月' },
      { name: '单项比赛', when: '每年' },
    ])
    expect(plan.notes.map(({ title }) => title)).toContain('课间锻炼')
  })

  it('its chain is unstated, so the nation’s order holds, without signing (R-003)', () => {
    expect(plan.chain).toBeNull()
    expect(chainOf(plan)).toEqual(['guardian_application', 'class_review', 'school_review', 'active'])
  })
})

describe('what the scheme does not say is null and never guessed (S4)', () => {
  it.each([
    ['the place', service!.place],
    ['the stage', plan.audience.stage],
    ['lunch', plan.lunch],
    ['insurance (R-051)', plan.insurance.mode],
    ['joining in the middle of a term (R-026)', plan.exit.midTermJoin],
    ['how staff are paid', plan.pay],
    ['where money comes from', plan.accounts.funding],
    ['whom to contact', plan.contact],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['the name of the leader', plan.leaders[0]?.name],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('no fee, waiver, refund, priority or agreement', () => {
    expect([service!.fees, plan.waivers, plan.refunds, plan.priorityGroups, plan.agreements, plan.bells]).toEqual([[], [], [], [], [], []])
  })
})
