import path from 'node:path'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanFile } from 'cloud/plan-file'

export const planNamed = (name: string) => readPlanFile(path.join(__dirname, '../../../plans', `${name}.yaml`))

const mostlyUnstated = {
  'the stage': (plan: SchoolPlan) => plan.audience.stage,
  'the grades': (plan: SchoolPlan) => plan.audience.grades,
  'who is admitted (R-002)': (plan: SchoolPlan) => plan.audience.admission,
  'from when it is in force': (plan: SchoolPlan) => plan.effective.from,
  'until when it is in force': (plan: SchoolPlan) => plan.effective.to,
  'lunch (R-038)': (plan: SchoolPlan) => plan.lunch,
  'exit in writing (R-026)': (plan: SchoolPlan) => plan.exit.written,
  'exit approved by the school (R-026)': (plan: SchoolPlan) => plan.exit.approval,
  'joining in mid-term (R-026)': (plan: SchoolPlan) => plan.exit.midTermJoin,
  'leaving in mid-term (R-026)': (plan: SchoolPlan) => plan.exit.midTermExit,
  'insurance (R-051)': (plan: SchoolPlan) => plan.insurance.mode,
  'how long a list is public (R-059)': (plan: SchoolPlan) => plan.noticeDays,
  'who pays for it (R-056)': (plan: SchoolPlan) => plan.accounts.funding,
  'whether accounts are kept apart (R-057)': (plan: SchoolPlan) => plan.accounts.separateAccount,
  'when accounts are published (R-041)': (plan: SchoolPlan) => plan.accounts.published,
  'the pay of staff (R-042)': (plan: SchoolPlan) => plan.pay,
  'whether staff are free to take part': (plan: SchoolPlan) => plan.staffing.mode,
  'the number of teachers (R-020)': (plan: SchoolPlan) => plan.staffing.pupilsPerTeacher,
  'the safety patrollers (R-023)': (plan: SchoolPlan) => plan.staffing.patrollersPerDay,
  'how classes are grouped (R-019)': (plan: SchoolPlan) => plan.grouping.across,
  'the least length of a day (R-010)': (plan: SchoolPlan) => plan.bounds.leastDailyMinutes,
  'the hour at which offices close (R-012)': (plan: SchoolPlan) => plan.bounds.notBeforeOffWork,
  'the open weeks of the winter holiday (R-013)': (plan: SchoolPlan) => plan.bounds.winterWeeks,
  'the open weeks of the summer holiday (R-013)': (plan: SchoolPlan) => plan.bounds.summerWeeks,
  'the choice of teacher (FR-041)': (plan: SchoolPlan) => plan.menu.chooseTeacher,
  'when a menu is published (R-024)': (plan: SchoolPlan) => plan.menu.publishedBeforeTerm,
  'how many courses a child may hold': (plan: SchoolPlan) => plan.menu.coursesPerChild,
  'the approval of the parent committee (FR-008)': (plan: SchoolPlan) => plan.committeeApproval,
  'where it takes place (R-055)': (plan: SchoolPlan) => plan.venuePolicy,
  'the limits of homework (R-050)': (plan: SchoolPlan) => plan.homework,
  'a letter to the families (FR-011)': (plan: SchoolPlan) => plan.letter,
  'those who do not take part (FR-064)': (plan: SchoolPlan) => plan.nonParticipants,
  'whom to contact': (plan: SchoolPlan) => plan.contact,
  'the complaint phone (R-040)': (plan: SchoolPlan) => plan.complaintPhone,
}
type Matter = keyof typeof mostlyUnstated

/** What most schemes leave unsaid, but for the matters of which this one does speak: each is null, never guessed. */
export function expectSilence(plan: SchoolPlan, spokenOf: Matter[] = []) {
  const silent = Object.entries(mostlyUnstated).filter(([matter]) => !spokenOf.includes(matter as Matter))
  it.each(silent)('%s is null', (_, value) => expect(value(plan)).toBeNull())
  it('there is no refund and no waiver of its own', () => expect([plan.refunds, plan.waivers]).toEqual([[], []]))
  it('no phone number stands anywhere in it', () => expect(JSON.stringify(plan)).not.toMatch(/\d{7,}|\d{3,4}-\d{6,}/))
}
