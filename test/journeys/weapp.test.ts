import { demoPeople, demoSlips } from 'cloud/demo/people'
import { printedCode } from 'cloud/rules/binding'
import { bindBoth } from './course-way'
import { playJourney } from './journey'
import type { Person } from './person'
import { weappStage } from './weapp-stage'

/** In the mini-program WeChat names everyone, so the school's people tie themselves to it by their own slips. */
async function bindStaff(person: Person) {
  const slip = person.name === 'office' ? demoSlips.office : demoSlips.teacher
  await person.open('features/staff/bind/index')
  await person.fill('绑定码', printedCode(slip.code))
  await person.fill('您的姓名', demoPeople.find(({ personId }) => personId === person.name)?.name as string)
  await person.tap('绑定')
  await person.sees('等您处理')
}

describe('in the real mini-program build', () =>
  playJourney(weappStage, async (stage, { teacher, office, father }) => {
    await bindStaff(teacher)
    await bindStaff(office)
    await bindBoth(stage, father)
  }))
