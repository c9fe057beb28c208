import { h5Stage } from './h5-stage'
import type { Stage } from './stage'
import { walkTheWholeWay } from './way'

let stage: Stage
beforeAll(async () => {
  stage = await h5Stage()
})
afterAll(() => stage.close())

test('a family joins on H5: from the published plan to a seat in a course', async () => {
  const people = await walkTheWholeWay(stage, async () => undefined)
  for (const person of Object.values(people)) expect(await person.problems()).toEqual([])
})
