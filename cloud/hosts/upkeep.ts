import { activateByTime } from '../activate'
import type { Ballots } from '../ballot'
import type { OpenDatabase } from '../db/database'
import { chargeRejoined } from '../give-back'
import { carryOutExits } from '../leave-service'
import type { Moment } from '../moment'
import type { PlanLibrary } from '../plan-library'
import { runDraws } from '../run-draws'
import { tendReport } from '../school-report'
import { clearAbandonedCopy } from '../rehearsal-copy'
import { scheduleSurveys } from '../schedule-surveys'
import { sealAudit } from '../store/audit'
import { forgetAnswers } from '../store/request'
import { schoolIds } from '../store/school'
import { tendLines } from '../tend-lines'
import { closeSurveys, openSurveys } from '../tend-surveys'
import { watchAlerts } from '../watch-alerts'
import { watchUncollected } from '../watch-uncollected'
import { inTurns } from './in-turns'
import { secureRandom } from './settings'

const sealedAtOnce = 500
// A phone gives up on a retry long before this; answers may hold one-time codes, so they do not stay.
const answersKept = 24 * 3600 * 1000

/** What work of time may reach of its host. */
export interface UpkeepHost {
  database: OpenDatabase
  ballots: Ballots
  /** The surveys that a plan's schedule starts from lie in it; read once, when they are first asked for. */
  library(): PlanLibrary
}

type Turn = Omit<Moment, 'db'> & UpkeepHost

const inOneTransaction =
  (work: (moment: Moment & Omit<UpkeepHost, 'database'>) => Promise<unknown>) =>
  ({ database, ...turn }: Turn) =>
    database.transaction(turn.schoolId, (db) => work({ ...turn, db }))

/**
 * What time does to a school, in this order: each job by itself, so that what one cannot do stops no other. Every job is safe
 * to repeat, late, and by several hosts at once; run again at once, it changes nothing.
 */
const jobs: Record<string, (turn: Turn) => Promise<unknown>> = {
  // First: while a draw is under way nobody else may touch its courses, and what follows might want to.
  draws: runDraws,
  lines: tendLines,
  rehearsal: ({ database, schoolId, now }) => clearAbandonedCopy(database, schoolId, now),
  enrolments: inOneTransaction(activateByTime),
  exits: inOneTransaction(carryOutExits),
  rejoined: inOneTransaction(chargeRejoined),
  alerts: inOneTransaction(watchAlerts),
  uncollected: inOneTransaction(watchUncollected),
  surveyPlans: inOneTransaction(scheduleSurveys),
  surveysOpening: inOneTransaction(openSurveys),
  surveysClosing: closeSurveys,
  // Behind them, for it reads what they closed.
  report: inOneTransaction(tendReport),
  answers: inOneTransaction(({ db, schoolId, now }) => forgetAnswers(db, schoolId, new Date(now.getTime() - answersKept))),
}

/** Some jobs could not be done; all others were. Its message names jobs, and schools by their ids, and nothing else. */
export class UpkeepFailed extends Error {
  override readonly name = 'UpkeepFailed'

  constructor(readonly failures: readonly JobFailure[]) {
    super(failures.map(({ job, schoolId, reason }) => `${job} of ${schoolId}: ${reason}`).join('; '))
  }
}

export interface JobFailure {
  job: string
  schoolId: string
  /** The error's name or the database's code: its sentence can quote a family's data. */
  reason: string
}

const reasonOf = (error: unknown) => (error as { code?: string }).code ?? (error as Error).name

/** Does every job of every school once; answers how many audit rows it linked. Throws `UpkeepFailed` at the end, when all the rest is done. */
export async function upkeep({ database, ballots, library }: UpkeepHost, now: Date): Promise<number> {
  const failures: JobFailure[] = []
  let sealed = 0
  for (const schoolId of await database.transaction(null, schoolIds)) sealed += await upkeepOf({ database, ballots, library, schoolId, now, newId: secureRandom.uuid }, failures)
  if (failures.length > 0) throw new UpkeepFailed(failures)
  return sealed
}

async function upkeepOf(turn: Turn, failures: JobFailure[]): Promise<number> {
  const attempt = async <T>(job: string, work: () => Promise<T>) => work().catch((error: unknown) => void failures.push({ job, schoolId: turn.schoolId, reason: reasonOf(error) }))
  for (const [job, run] of Object.entries(jobs)) await attempt(job, () => run(turn))
  // Last, so that what the others wrote is linked in the same round.
  const sealed = await attempt('audit', () => turn.database.transaction(turn.schoolId, (db) => sealAudit(db, turn.schoolId, sealedAtOnce)))
  return sealed ?? 0
}

/**
 * The same in turns, each of about `turnMs`: with a thousand schools a whole round takes longer than the pause between
 * two, and would take the families' calls half of the machine.
 */
export function upkeepInTurns({ database, ballots, library }: UpkeepHost, turnMs: number): (now: Date) => Promise<void> {
  const turn = inTurns(turnMs)
  return async (now) => {
    const failures: JobFailure[] = []
    await turn(await database.transaction(null, schoolIds), (schoolId) => upkeepOf({ database, ballots, library, schoolId, now, newId: secureRandom.uuid }, failures))
    if (failures.length > 0) throw new UpkeepFailed(failures)
  }
}
