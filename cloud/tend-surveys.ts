import { randomInt } from 'node:crypto'
import { BallotsAstray, BallotSecretWrong, type BallotBox, type Ballots } from './ballot'
import type { OpenDatabase } from './db/database'
import type { Moment } from './moment'
import { shanghaiDate } from './rules/dates'
import { BallotTally, type CountedBallot } from './rules/survey-count'
import { GatheredWords } from './rules/survey-words'
import { openBallot, type BallotContent } from './sealed-ballot'
import { appendAudit } from './store/audit'
import { askedAfter, ballotsAt, ballotsIn, closeSurvey, type NewText } from './store/ballot'
import { tellEachChild } from './store/message'
import { lockSurvey, openBoxes, openSurvey, surveysToOpen } from './store/survey'

const mostOpened = 5
const childrenAtOnce = 1000

/** Opens the surveys whose hour has come and tells the families that they ask, once; a survey that has not opened by its closing time opens and closes empty. */
export async function openSurveys({ db, schoolId, now, newId, ballots }: Moment & { ballots: Ballots }): Promise<void> {
  for (const surveyId of await surveysToOpen(db, schoolId, now, mostOpened)) {
    const survey = await lockSurvey(db, schoolId, surveyId)
    // Somebody may have called it off or moved it while we waited for it.
    if (survey?.state !== 'scheduled' || survey.opensAt > now) continue
    const asked = await openSurvey(db, schoolId, survey, { salt: ballots.newSalt(surveyId), today: shanghaiDate(now) })
    const details = { survey: survey.title, until: survey.closesAt.toISOString(), surveyId }
    if (survey.closesAt > now) await tellEachChild(db, schoolId, asked.map((childId) => ({ childId, details, event: `survey/${surveyId}/${childId}` })), { kind: 'survey_opened', now, newId })
    await appendAudit(db, { schoolId, actor: 'time', operation: 'openSurveys', target: `survey/${surveyId}`, change: { state: 'open', asked: asked.length }, requestId: newId(), at: now })
  }
}

/**
 * Counts the surveys that have ended, one a turn, and forgets who said what (FR-081). One that cannot be counted keeps its
 * ballots and holds up no other; that is said at the end. Throws `BallotSecretWrong` from the hour that a box is not ours,
 * not only when it is due.
 */
export async function closeSurveys({ database, ...moment }: Omit<Moment, 'db'> & { database: OpenDatabase; ballots: Ballots }): Promise<void> {
  const { schoolId, now, ballots } = moment
  const open = await database.transaction(schoolId, (db) => openBoxes(db, schoolId))
  const failures: unknown[] = open.every(({ surveyId, salt }) => ballots(surveyId, salt).isOurs) ? [] : [new BallotSecretWrong()]
  for (const { surveyId, salt, closesAt } of open) {
    if (closesAt > now || !ballots(surveyId, salt).isOurs) continue
    const isCounted = await database.transaction(schoolId, (db) => closeOne({ ...moment, db }, surveyId)).then(() => true, (error: unknown) => !failures.push(error))
    if (isCounted) break
  }
  if (failures.length > 0) throw failures[0]
}

async function closeOne({ db, schoolId, now, newId, ballots }: Moment & { ballots: Ballots }, surveyId: string): Promise<void> {
  const survey = await lockSurvey(db, schoolId, surveyId)
  // Somebody may have moved it, or another host counted it, while we waited for it.
  if (survey?.state !== 'open' || survey.salt === null || survey.closesAt > now) return
  const { form, leastGroup } = survey
  const tally = new BallotTally(form)
  const words = new GatheredWords<Omit<NewText, 'text_id'>, Verdicts>(form, (said, verdicts) => ({ ...said, verdict: verdicts[said.text] === 'passed' ? 'shown' : 'waiting' }))
  const answered = await eachBallot({ db, schoolId }, surveyId, ballots(surveyId, survey.salt), (ballot) => {
    tally.add(ballot)
    words.add(ballot.answers, ballot.verdicts)
  })
  if (answered !== (await ballotsIn(db, schoolId, surveyId))) throw new BallotsAstray()
  const texts = shuffled(words.kept(leastGroup)).map((text) => ({ ...text, text_id: newId() }))
  await closeSurvey(db, schoolId, surveyId, { counts: tally.counts(leastGroup), texts, answered })
  await appendAudit(db, { schoolId, actor: 'time', operation: 'closeSurveys', target: `survey/${surveyId}`, change: { state: 'closed', answered }, requestId: newId(), at: now })
}

type Verdicts = BallotContent['verdicts']

/**
 * Opens every ballot of the box beside how its child stood, a page after the other, so that a full box never lies open in
 * memory; answers how many there were. A slot is asked of each child, for the box itself knows none.
 */
async function eachBallot({ db, schoolId }: Pick<Moment, 'db' | 'schoolId'>, surveyId: string, box: BallotBox, take: (ballot: CountedBallot & { verdicts: Verdicts }) => void): Promise<number> {
  let opened = 0
  for (let after: string | null = null; ; ) {
    const children = await askedAfter(db, schoolId, surveyId, after, childrenAtOnce)
    const slots = children.map((child) => box.slot(child.childId))
    const held = await ballotsAt(db, schoolId, surveyId, slots)
    children.forEach(({ grade, joined }, index) => {
      const locked = held.get(slots[index] as string)
      if (locked === undefined) return
      const { answers, verdicts } = openBallot(box, locked)
      take({ grade, joined, answers, verdicts })
      opened += 1
    })
    after = children.at(-1)?.childId ?? null
    if (children.length < childrenAtOnce) return opened
  }
}

/** In an order that nobody can work out, so that the words do not lie as the children's ids do. */
function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}
