import { replayBigDraw } from './big-draw-way'
import { backToTheFirstSchool, joinWhereTheChildBegins } from './child-first-way'
import { chooseForTwo } from './course-way'
import { ownResult, rankForOne } from './draw-way'
import { registeredPages, seeEveryPage } from './every-page'
import { askOff, callOff, findChild, keepLongRoll, letGo, lookForChild, missWithoutNetwork } from './day-way'
import { leaveOneService } from './exit-way'
import { addCourse, lookThroughTheDay, placeByHand } from './office-way'
import { askForRelief, complainToBureau, countTheBill, giveBack, payOut, publishAccounts, recordPayment, reliefIsPrivate, seeWhereItWent, stateTheFees } from './money-way'
import type { Person } from './person'
import { changeThePlan } from './revision-way'
import type { Stage } from './stage'
import { answerForTwo, answerFromOutside, closeNow, keepThePromise, openReport, publishResults, writeToSchool } from './voice-way'
import { walkTheWholeWay, watched, type Everyone } from './way'

interface Played {
  stage: Stage
  everyone: Everyone
  people: Person[]
}

/** The journey of one build, act by act: each goes on where the one before has ended. */
export function playJourney(openStage: () => Promise<Stage>, joinAll: (stage: Stage, everyone: Everyone) => Promise<void>) {
  let played: Played | undefined
  let previewedFen = 0
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
    const everyone = { parent: await stage.person('newFamily'), teacher: await stage.person('classTeacher'), office: await stage.person('office'), father: await stage.person('joinedFamily'), finance: await stage.person('finance'), bureau: await stage.person('bureau') }
    played = { stage, everyone, people: Object.values(everyone) }
  })
  afterAll(() => played?.stage.close())

  act('everybody finds themselves at the school', ({ stage, everyone }) => joinAll(stage, everyone))
  act('the office writes a course, publishes it with what the check found, and looks through the sign-up day', async ({ everyone: { office } }) => {
    await addCourse(office)
    await lookThroughTheDay(office)
  })
  act('a family sends one shortlist for two children, waits for a full course and takes the place that comes free', ({ stage, everyone: { father } }) => chooseForTwo(stage, father))
  act('the office places a child by hand, and the family reads why', ({ stage, everyone }) => placeByHand(stage, everyone))
  act('a family ranks the courses of a draw', ({ stage, everyone: { father } }) => rankForOne(stage, father))
  act('a family joins, from the published plan to a seat in a course', ({ stage, everyone }) => walkTheWholeWay(stage, everyone))
  act('families answer a survey, taking part or not, for two children without typing twice', async ({ stage, everyone }) => {
    await answerForTwo(stage, everyone)
    await answerFromOutside(everyone)
  })
  act('the office closes the survey and publishes it with a promise, and the family reads the results and sees the promise kept', async ({ stage, everyone }) => {
    await closeNow(stage, everyone)
    await publishResults(stage, everyone)
    await keepThePromise(everyone)
  })
  act('what a family writes to the school is answered, and the bureau sees totals and no family', async ({ stage, everyone }) => {
    await writeToSchool(everyone)
    await openReport(stage, everyone)
  })
  act('on its first school day the child is asked off at midday, and the roll of 45 children takes one request to open and one to save', async ({ stage, everyone }) => {
    await askOff(everyone)
    await keepLongRoll(stage, everyone)
  })
  act('a child is missed on a phone without network, looked for by family, teacher and office, and found', async ({ stage, everyone }) => {
    await missWithoutNetwork(stage, everyone)
    await lookForChild(everyone)
    await findChild(stage, everyone)
  })
  act('at the gate each child goes with whom it may, and the family reads when', ({ stage, everyone }) => letGo(stage, everyone))
  act('the office calls off a session, and the family reads it in its week', ({ everyone }) => callOff(everyone))
  act('once the draw has run, the family reads its own path and draws again on its phone', ({ stage, everyone: { father } }) => ownResult(stage, father))
  act('a draw of three thousand children comes to the same on the server and on the phone', ({ stage, everyone: { father } }) => replayBigDraw(stage, father))
  act('the school changes its plan, and the family signs only what changed', ({ everyone }) => changeThePlan(everyone))
  act('finance states the fees, and the family counts its bill after the school', async ({ stage, everyone }) => {
    await stateTheFees(everyone)
    await countTheBill(stage, everyone)
  })
  act('the family asks for relief in confidence; the office grants it, and half of the bill is taken off', async ({ stage, everyone }) => {
    await askForRelief(stage, everyone)
    await reliefIsPrivate(stage, everyone)
  })
  act('finance records a payment, and the family finds it on its account', ({ stage, everyone }) => recordPayment(stage, everyone))
  act('the family sees what comes back before it leaves one service, and next week’s timetable no longer shows it', async ({ stage, everyone }) => {
    previewedFen = await leaveOneService(stage, everyone)
  })
  act('at another school the child is asked first, and its guardian’s signature enrols it at once', async ({ everyone: { parent } }) => {
    await joinWhereTheChildBegins(parent)
    await backToTheFirstSchool(parent, '海江小学')
  })
  act('after the last day finance decides what the plan leaves open, and the refund stands on the account as it was foreseen', async ({ stage, everyone }) => {
    await giveBack(stage, everyone, previewedFen)
    await payOut(stage, everyone)
  })
  act('finance publishes the school’s accounts, and a visitor sees where one yuan went and that it adds up', async ({ stage, everyone, people }) => {
    await publishAccounts(everyone)
    const visitor = await stage.visitor()
    people.push(visitor)
    await seeWhereItWent(stage, visitor)
  })
  act('a complaint to the bureau is answered there, and the school has nothing of it', ({ everyone }) => complainToBureau(everyone))
  act('every page can be drawn', async ({ stage, people }) => {
    expect((await seeEveryPage(stage, people)).sort()).toEqual((await registeredPages(stage.name)).sort())
  })
}
