import { planNamed } from './silent-on'

const plan = planNamed('s01-provincial-programme')
const note = (title: string) => plan.notes.find((each) => each.title === title)?.text

describe('the provincial programme is published and takes no applications (S1)', () => {
  it('it is shown only: no service, no chain, no course, no agreement, no letter', () => {
    expect(plan.scheme).toBe('S1')
    expect(plan.title).toContain('五大行动')
    expect(plan.offering.status).toBe('oversight')
    expect([plan.services, plan.courses, plan.agreements, plan.waivers, plan.refunds]).toEqual([[], [], [], [], []])
    expect([plan.chain, plan.letter, plan.lunch, plan.pay]).toEqual([null, null, null, null])
  })

  it('every compulsory school required to serve does: 100 percent', () => {
    expect(plan.figures.map(({ key, value, unit }) => [key, value, unit])).toEqual([['requiredSchoolCoverage', 100, '%']])
  })

  it.each([
    ['every pupil in need is covered', '目标', ['有需要的学生全部覆盖', '100%']],
    ['basic custodial care plus optional extension', '服务内容', ['基本托管服务', '科技、艺术、体育、劳动、阅读', '兴趣小组和社团']],
    ['one plan for each school', '一校一案', ['每所学校']],
    ['time, content, procedure and safety are standard', '规范实施', ['时间、内容、程序和安全']],
    ['schools are monitored', '动态监测', ['动态监测']],
    ['typical cases are selected and shown', '典型案例', ['典型案例', '部门、学校和家长']],
  ])('it says that %s', (_, title, words) => {
    for (const word of words) expect(note(title)).toContain(word)
  })

  it('everyone is meant', () => {
    expect(plan.audience.admission).toBe('universal')
  })

  it.each([
    ['the stage', plan.audience.stage],
    ['the grades', plan.audience.grades],
    ['the model', plan.modelTag],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['whom to contact', plan.contact],
    ['insurance (R-051)', plan.insurance.mode],
    ['least minutes a day (R-010)', plan.bounds.leastDailyMinutes],
  ])('it does not say: %s', (_, value) => {
    expect(value).toBeNull()
  })
})
