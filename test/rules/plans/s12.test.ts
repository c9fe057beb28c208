import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s12-game-courses')
const [service] = plan.services

describe('what the game-course school publishes is in the plan (S12)', () => {
  it('there are two lessons: homework first, then games or a club', () => {
    expect(plan.scheme).toBe('S12')
    expect(plan.services).toHaveLength(1)
    expect(service?.countedLessons).toBe(2)
    expect(service?.slots.map(({ activity }) => activity)).toEqual(['第一节：完成作业', '第二节：室内益智游戏或室外传统游戏，或参加社团'])
  })

  it('every game is named, indoors and outdoors', () => {
    expect(service?.content).toEqual(['完成作业', '汉诺塔', '九连环', '华容道', '铁环', '绳类游戏', '翻绳', '拍纸板', '社团'])
    expect(service?.place).toBe('益智游戏在室内，传统游戏在室外')
  })

  it('five clubs', () => {
    expect(plan.courses.map(({ title }) => title)).toEqual(['美术', '舞蹈', '合唱', '书法', '快板'])
    expect(service?.withCourses).toBe(true)
  })
})

describe('what it does not say is null (S12)', () => {
  it('days, clock times, minutes, fee and steps', () => {
    expect([service?.weekdays, service?.lessonMinutes, service?.billableMinutes, plan.chain]).toEqual([null, null, null, null])
    for (const { startsAt, endsAt } of service?.slots ?? []) expect([startsAt, endsAt]).toEqual([null, null])
    for (const { weekdays, startsAt, endsAt, teacher, venue, grades } of plan.courses) expect([weekdays, startsAt, endsAt, teacher, venue, grades]).toEqual([null, null, null, null, null, null])
    expect([service?.fees, plan.agreements, plan.rules]).toEqual([[], [], {}])
  })
  expectSilence(plan)
})
