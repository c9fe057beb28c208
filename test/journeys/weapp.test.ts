import { demoPeople, demoSlips } from 'cloud/demo/people'
import { printedCode } from 'cloud/rules/binding'
import { bindBoth } from './course-way'
import { playJourney } from './journey'
import type { Person } from './person'
import { weappStage } from './weapp-stage'

/** In the mini-program WeChat names everyone, so the school's people tie themselves to it by their own slips. */
async function bindStaff(person: Person, words = '等您处理') {
  const slip = demoSlips[person.name === 'classTeacher' ? 'teacher' : (person.name as 'office' | 'finance')]
  await person.open('features/staff/bind/index')
  await person.fill('绑定码', printedCode(slip.code))
  await person.fill('您的姓名', demoPeople.find(({ personId }) => personId === person.name)?.name as string)
  await person.tap('绑定')
  await person.sees(words)
}

describe('in the real mini-program build', () =>
  playJourney(weappStage, async (stage, { teacher, office, finance, father }) => {
    await bindStaff(teacher)
    await bindStaff(office)
    await bindStaff(finance, '收费')
    await bindBoth(stage, father)
  }))
