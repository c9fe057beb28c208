import { backToTheFirstSchool, joinWhereTheChildBegins } from './child-first-way'
import { chooseForTwo } from './course-way'
import { registeredPages, seeEveryPage } from './every-page'
import { leaveOneService } from './exit-way'
import type { Person } from './person'
import { changeThePlan } from './revision-way'
import type { Stage } from './stage'
import { walkTheWholeWay, watched, type Everyone } from './way'

interface Played {
  stage: Stage
  everyone: Everyone
  people: Person[]
}

/** The journey of one build, act by act: each goes on where the one before has ended. */
export function playJourney(openStage: () => Promise<Stage>, join: (person: Person) => Promise<void>, bindFather: (stage: Stage, father: Person) => Promise<void>) {
  let played: Played | undefined
  let brokenOffAt: string | null = null
  const act = (title: string, happen: (played: Played) => Promise<void>) =>
    test(title, async () => {
      if (brokenOffAt !== null) throw new Error(`the journey broke off earlier: ${brokenOffAt}`)
      brokenOffAt = title
      const { people, ...rest } = played as Played
      await watched(people, () => happen({ people, ...rest }))
      for (const person of people) expect(await person.problems()).toEqual([])
      brokenOffAt = null
    })

  beforeAll(async () => {
    const stage = await openStage()
    const everyone = { parent: await stage.person('newFamily'), teacher: await stage.person('classTeacher'), office: await stage.person('office') }
    played = { stage, everyone, people: Object.values(everyone) }
  })
  afterAll(() => played?.stage.close())

  act('a family joins, from the published plan to a seat in a course', async ({ stage, everyone }) => {
    await join(everyone.teacher)
    await join(everyone.office)
    await walkTheWholeWay(stage, everyone)
  })
  act('a father chooses for two children in one go, and takes the place that one of them waited for', async ({ stage, people }) => {
    const father = await stage.person('joinedFamily')
    people.push(father)
    await bindFather(stage, father)
    await chooseForTwo(stage, father)
  })
  act('the school changes its plan, and the family signs only what changed', ({ everyone }) => changeThePlan(everyone))
  act('the family leaves one service, and next week’s timetable no longer shows it', ({ everyone }) => leaveOneService(everyone))
  act('at another school the child is asked first, and its guardian’s signature enrols it at once', async ({ everyone: { parent } }) => {
    await joinWhereTheChildBegins(parent)
    await backToTheFirstSchool(parent, '海江小学')
  })
  act('every page can be drawn', async ({ stage, people }) => {
    expect((await seeEveryPage(stage, people)).sort()).toEqual((await registeredPages(stage.name)).sort())
  })
}
