import fs from 'node:fs'
import path from 'node:path'
import { demoPeople, demoSlips } from 'cloud/demo/people'
import { printedCode } from 'cloud/rules/binding'
import type { Person } from './person'
import type { Stage } from './stage'
import { seeEveryPage } from './every-page'
import { walkTheWholeWay } from './way'
import { weappStage } from './weapp-stage'

let stage: Stage | undefined
beforeAll(async () => {
  stage = await weappStage()
})
afterAll(() => stage?.close())

/** Every page that the build lists: one that is not walked fails. */
function builtPages(): string[] {
  const app = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../dist/weapp/app.json'), 'utf8')) as { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

/** In the mini-program WeChat names everyone, so the school's people tie themselves to it by their own slips. */
async function bindStaff(person: Person) {
  const slip = person.name === 'office' ? demoSlips.office : demoSlips.teacher
  await person.open('features/staff/bind/index')
  await person.fill('绑定码', printedCode(slip.code))
  await person.fill('您的姓名', demoPeople.find(({ personId }) => personId === person.name)?.name as string)
  await person.tap('绑定')
  await person.sees('等您处理')
}

test('a family joins in the real mini-program build, from the published plan to a seat in a course, and every page can be drawn', async () => {
  const everyone = await walkTheWholeWay(stage as Stage, bindStaff)
  expect(await seeEveryPage(stage as Stage, everyone)).toEqual(expect.arrayContaining(builtPages()))
  for (const person of everyone) expect(await person.problems()).toEqual([])
})
