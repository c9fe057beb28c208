import type { PlanCourse, SchoolPlan } from '../contract/plan-document'

/** Whether the menu was public before the term began (R-024, S11): on the first day is late already. Dates in Asia/Shanghai. */
export function menuTiming(publishedOn: string | null, term: { startsOn: string }): 'inTime' | 'late' | 'notPublished' {
  if (publishedOn === null) return 'notPublished'
  return publishedOn < term.startsOn ? 'inTime' : 'late'
}

export type GroupPart = 'plan' | 'content' | 'time' | 'venue' | 'instructor' | 'leader' | 'securityOfficer'
/** Which of these a group has fixed; `plan` is the days on which it runs. */
export type GroupFacts = Readonly<Record<GroupPart, boolean>>

const fiveFixed = ['plan', 'content', 'time', 'venue', 'instructor'] as const
/** What the plan's list of duties calls those who lead and guard a day's groups. */
const dutyWords = { leader: '负责人', securityOfficer: '安全员' } as const
const namedByDay = ['leader', 'securityOfficer'] as const

/**
 * What a group still lacks before it can be published, in the order in which it is asked for: 五定 (R-060; S4), and
 * leader and security officer where the plan has them for any of its groups or among its duties (S7).
 */
export function groupLacks(plan: Pick<SchoolPlan, 'leaders'> & { courses: readonly Pick<PlanCourse, 'leader' | 'securityOfficer'>[] }, group: GroupFacts): GroupPart[] {
  const needed: GroupPart[] = [...fiveFixed, ...namedByDay.filter((part) => asksFor(plan, part))]
  return needed.filter((part) => !group[part])
}

/** Whether a plan names leaders or security officers, for any of its groups or among its duties (R-060; S7). */
export const asksFor = (plan: Parameters<typeof groupLacks>[0], part: keyof typeof dutyWords): boolean =>
  plan.courses.some((course) => course[part] !== null) || plan.leaders.some(({ duty }) => duty.includes(dutyWords[part]))

/**
 * A planned course as the facts of R-060. Days and time that it does not state are those of its service, leader and
 * security officer those whom the plan names for each of its days; content, venue and teacher are its own.
 */
export function groupFacts(plan: Pick<SchoolPlan, 'services' | 'leaders'>, course: PlanCourse): GroupFacts {
  const service = plan.services.find(({ key }) => key === course.serviceKey)
  const weekdays = course.weekdays ?? service?.weekdays ?? null
  const hasTime = ({ startsAt, endsAt }: { startsAt: unknown; endsAt: unknown }) => startsAt !== null && endsAt !== null
  const isNamed = (part: keyof typeof dutyWords) => course[part] !== null || isOnDuty(plan.leaders, dutyWords[part], weekdays)
  return {
    plan: weekdays !== null,
    content: course.content !== null,
    time: hasTime(course) || (service?.slots.some(hasTime) ?? false),
    venue: course.venue !== null,
    instructor: course.teacher !== null,
    leader: isNamed('leader'),
    securityOfficer: isNamed('securityOfficer'),
  }
}

/** Whether a name stands beside a duty on every day of a group; a duty without days holds on all of them. */
function isOnDuty(leaders: SchoolPlan['leaders'], word: string, weekdays: readonly number[] | null): boolean {
  const named = leaders.filter(({ duty, name }) => duty.includes(word) && name !== null)
  const covers = (weekday: number) => named.some((each) => each.weekdays === null || each.weekdays.includes(weekday))
  return weekdays === null ? named.some((each) => each.weekdays === null) : weekdays.every(covers)
}

export type VenueDecision = 'allowed' | 'offCampusBarred' | 'approvalNeeded' | 'consentNeeded' | 'unstated'

/**
 * Whether an activity may take place where it is meant to (R-055; S7, S8, S14 stay on campus, S10 and S11 may leave it
 * with approval and, from each family, consent). Where the plan has no policy, leaving the campus is unstated.
 */
export function venueDecision(policy: SchoolPlan['venuePolicy'], activity: { offCampus: boolean; approved: boolean; consented: boolean }): VenueDecision {
  if (!activity.offCampus) return 'allowed'
  if (policy === null) return 'unstated'
  if (policy === 'onCampus') return 'offCampusBarred'
  if (!activity.approved) return 'approvalNeeded'
  return activity.consented ? 'allowed' : 'consentNeeded'
}
