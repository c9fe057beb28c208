import { demoPeople, demoSlips } from 'cloud/demo/people'
import { printedCode } from 'cloud/rules/binding'
import type { Person } from './person'
import type { Stage } from './stage'
import { walkTheWholeWay } from './way'
import { weappStage } from './weapp-stage'

let stage: Stage | undefined
beforeAll(async () => {
  stage = await weappStage()
})
afterAll(() => stage?.close())

/** In the mini-program WeChat names everyone, so the school's people tie themselves to it by their own slips. */
async function bindStaff(person: Person) {
  const slip = person.name === 'office' ? demoSlips.office : demoSlips.teacher
  await person.open('features/staff/bind/index')
  await person.fill('绑定码', printedCode(slip.code))
  await person.fill('您的姓名', demoPeople.find(({ personId }) => personId === person.name)?.name as string)
  await person.tap('绑定')
  await person.sees('等您处理')
}

test('a family joins in the real mini-program build: from the published plan to a seat in a course', async () => {
  const everyone = await walkTheWholeWay(stage as Stage, bindStaff)
  for (const person of everyone) expect(await person.problems()).toEqual([])
})
