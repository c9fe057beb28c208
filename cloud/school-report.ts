import type { Moment } from './moment'
import { accountTotals } from './rules/account-totals'
import { shanghaiDate } from './rules/dates'
import { inspectionStanding, rectifyState } from './rules/inspections'
import { reportOf, satisfactionOf, type ReportFacts } from './rules/school-report'
import { sumsByKind } from './store/fee'
import { inspectionDates } from './store/inspection'
import { arrangedStaff, childrenWithAccount, complaintCounts, eligibleChildren, lastSatisfaction, reportIsFresh, saveReport, seatedChildren } from './store/oversight'
import { publishedPlan, type PublishedPlan } from './store/plan'

const everyMs = 3_600_000

/**
 * A school's snapshot for the bureau, at most hourly, and only where somebody of the bureau reads it. It says nothing new about
 * the school, so that no audit row is made of it.
 */
export async function tendReport(moment: Moment) {
  if (await reportIsFresh(moment.db, moment.schoolId, new Date(moment.now.getTime() - everyMs))) return
  await writeReport(moment)
}

/** Writes the snapshot now. Without a term or a plan the school has no data, and last term's must not stand for it. */
export async function writeReport({ db, schoolId, now }: Pick<Moment, 'db' | 'schoolId' | 'now'>) {
  const published = await publishedPlan(db, schoolId)
  await saveReport(db, schoolId, published && reportOf(await reportFacts({ db, schoolId, now }, published)), now)
}

async function reportFacts({ db, schoolId, now }: Pick<Moment, 'db' | 'schoolId' | 'now'>, { term, plan }: PublishedPlan): Promise<ReportFacts> {
  const today = shanghaiDate(now)
  const logged = await inspectionDates(db, schoolId, term.termId)
  const children = await childrenWithAccount(db, schoolId, term.termId)
  const { chargedFen, refundedFen, receivedFen } = accountTotals(await sumsByKind(db, schoolId, term.termId))
  const survey = await lastSatisfaction(db, schoolId)
  const satisfaction = survey && satisfactionOf(survey.form, survey.counts)
  return {
    termName: term.name,
    eligible: (await eligibleChildren(db, schoolId, plan.audience.grades)) || null,
    participants: await seatedChildren(db, schoolId, term, today),
    staff: await arrangedStaff(db, schoolId, term.termId),
    money: children === 0 ? null : { children, chargedFen: chargedFen - refundedFen, receivedFen },
    satisfaction: survey && satisfaction && { ...satisfaction, survey: survey.title, closedOn: survey.closedOn },
    complaints: await complaintCounts(db, schoolId, term.startsOn),
    planned: inspectionStanding(plan.inspections, term, logged, today),
    late: logged.filter((each) => rectifyState(each, today) === 'late').length,
  }
}
