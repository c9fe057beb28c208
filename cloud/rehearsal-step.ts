import { sha256 } from './digest'
import type { Workplace } from './handling'
import { playSlice, realTimer, type Timer, type Told } from './rehearsal-play'
import { chosenFirstCome, phaseOf } from './rules/openings'
import { placesAgree } from './rules/place-count'
import { rehearsalReportOf, type LineOutcome } from './rules/rehearsal-report'
import { everyCourse } from './store/course'
import { copyOf, endStep, familiesDue, finishRehearsal, keepAnswers, leaveStep, outcomesOf, standOf, stopRehearsal, takeStep, type Rehearsal, type SimulatedFamily } from './store/rehearsal'
import { countPlaces } from './store/sign-up'

// One call must end well within what a cloud function is given, answers that are still under way included.
const budgetMs = 2500
// Whoever holds a step for longer has died.
const stepHeldMs = 60_000
/** Choosing that is about to open is not to be disturbed either. */
export const quietBeforeOpeningMs = 10 * 60_000

interface Play {
  copy: string
  rehearsalId: string
  timer: Timer
}

/** Whether families choose now or will in a moment: then no rehearsal may take the server's time. */
export function isChoosingNear(courses: Parameters<typeof phaseOf>[0], now: Date): boolean {
  const { phase, opensAt } = phaseOf(courses, now)
  return phase === 'open' || (opensAt !== null && opensAt.getTime() - now.getTime() < quietBeforeOpeningMs)
}

/** Plays the next slice of a rehearsal in its copy, and ends it with its report after the last. Does nothing where another plays. */
export async function playStep(workplace: Workplace, rehearsalId: string, timer: Timer = realTimer()) {
  const { database, schoolId, now } = workplace
  const taken = await database.transaction(schoolId, async (db) => {
    const step = await takeStep(db, schoolId, rehearsalId, now(), new Date(now().getTime() + stepHeldMs))
    if (!step) return null
    if (!isChoosingNear(chosenFirstCome(await everyCourse(db, schoolId, step.termId)), now())) return { step, copy: await copyOf(db, schoolId) }
    await stopRehearsal(db, schoolId, rehearsalId, '正式选课开始了，演练已让出服务器。', now())
    await leaveStep(db, schoolId, rehearsalId)
    return null
  })
  if (!taken) return
  const { step, copy } = taken
  const { fromMs, families } = await database.transaction(copy, async (db) => {
    const { nextDueMs } = await standOf(db, copy)
    // Nobody comes between two waves: that time need not pass.
    const from = Math.max(step.playedMs, nextDueMs ?? 0)
    return { fromMs: from, families: await familiesDue(db, copy, from + budgetMs) }
  })
  const { answers, playedMs, inLine } = await playSlice({ families, fromMs, budgetMs, timer, choose: (family) => chooseAs(workplace, { copy, rehearsalId, timer }, family) })
  const stand = await database.transaction(copy, async (db) => {
    await keepAnswers(db, copy, answers)
    return standOf(db, copy)
  })
  const report = stand.nextDueMs === null ? await database.transaction(copy, (db) => reportOf(db, copy, step)) : null
  await database.transaction(schoolId, async (db) => {
    await endStep(db, schoolId, rehearsalId, { playedMs, answered: stand.answered, inLine })
    if (report) await finishRehearsal(db, schoolId, rehearsalId, report, now())
  })
}

async function reportOf(db: Parameters<typeof outcomesOf>[0], copy: string, { termId, seconds }: Rehearsal) {
  const courses = (await countPlaces(db, copy, termId)).map((course) => ({ ...course, waiting: course.waitingCounted, agrees: placesAgree(course) }))
  return rehearsalReportOf(await outcomesOf(db, copy), courses, seconds)
}

const lineCodes = ['queued', 'queue_full', 'busy']
const askAgainMs = 500
const drainMs = 1500

/**
 * A simulated family sends its basket as a phone does: under one key, and again while it stands in line. Null where the step
 * must end before it is answered.
 */
async function chooseAs({ simulate }: Workplace, { copy, rehearsalId, timer }: Play, { familyNo, childId, lines }: SimulatedFamily): Promise<Told | null> {
  const key = uuidOf(`${rehearsalId} ${familyNo}`)
  const basket = lines.map((line) => ({ ...line, childId, onOffer: 'take', ifClash: 'refuse', together: null }))
  for (;;) {
    const reply = await simulate(familyNo, copy, 'chooseCourses', { lines: basket }, key)
    if (reply.ok) return { lines: (reply.data as { lines: LineOutcome[] }).lines.map(({ courseId, result, refusal }) => ({ courseId, result, refusal })), failure: null }
    if (!lineCodes.includes(reply.code)) return { lines: [], failure: reply.code }
    if (timer.elapsed() > budgetMs + drainMs) return null
    await timer.wait(askAgainMs)
  }
}

/** The same UUID for the same text. */
const uuidOf = (text: string) => sha256(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
