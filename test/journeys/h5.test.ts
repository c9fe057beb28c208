import { h5Stage } from './h5-stage'
import type { Stage } from './stage'
import { seeEveryPage } from './every-page'
import { walkTheWholeWay } from './way'

let stage: Stage | undefined
beforeAll(async () => {
  stage = await h5Stage()
})
afterAll(() => stage?.close())

test('a family joins on H5, from the published plan to a seat in a course, and every page can be drawn', async () => {
  const everyone = await walkTheWholeWay(stage as Stage, async () => undefined)
  await seeEveryPage(stage as Stage, everyone)
  for (const person of everyone) expect(await person.problems()).toEqual([])
})
