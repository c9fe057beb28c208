import type { CourseFields, MenuFinding } from '../../contract/course-office'
import { forbiddenTags, tagsBesideService } from '../content'
import { contentName } from '../content-words'
import { overlaps, type CourseTime } from '../course-choice'
import { groupFacts, groupLacks, venueDecision, type GroupPart } from '../menu'
import { partnerDecision } from '../partner'
import { saidIn } from '../plan-check/words'
import { partnerNames } from '../plan-names'
import { blocks, byRule, unsureBy, warns, type MenuCheck, type MenuFacts } from './found'

const parts: Record<GroupPart, { field: NonNullable<MenuFinding['field']>; words: string }> = {
  plan: { field: 'weekday', words: '星期' },
  content: { field: 'content', words: '内容' },
  time: { field: 'startsAt', words: '时间' },
  venue: { field: 'venue', words: '地点' },
  instructor: { field: 'teacherId', words: '教师' },
  leader: { field: 'leader', words: '当天负责人' },
  securityOfficer: { field: 'securityOfficer', words: '安全员' },
}

/** 五定. Without a day, hours or a teacher nobody could be placed in it at all. */
export const fixedChecks: MenuCheck = (course, { plan }) => {
  const { weekday, serviceKey } = course
  // Leader and security officer may be named for the day rather than for the course (S7).
  const named = groupFacts(plan, { ...unplanned, serviceKey: serviceKey ?? '', weekdays: weekday === null ? null : [weekday], leader: course.leader || null, securityOfficer: course.securityOfficer || null })
  const facts = {
    ...named,
    plan: weekday !== null,
    content: course.content !== '',
    time: course.startsAt !== null && course.endsAt !== null,
    venue: course.venue !== '',
    instructor: course.teacherId !== null,
  }
  return groupLacks(plan, facts).flatMap((part) => {
    const { field, words } = parts[part]
    const isNeeded = part === 'plan' || part === 'time' || part === 'instructor'
    return isNeeded ? [blocks(field, `没有定${words}`, `填写${words}。`, 'R-060')] : byRule(plan, 'R-060', field, `没有定${words}`, `填写${words}。`)
  })
}

const unplanned = {
  ...{ key: 'unplanned', title: '', choice: null, grades: null, startsAt: null, endsAt: null, content: null, tags: [], teacher: null, venue: null },
  ...{ offCampus: false, provider: null, capacity: null, least: null, itemsToBring: null, extras: [] },
}

/** What must not be done in it, and what is no after-school service. */
export const contentChecks: MenuCheck = ({ title, content, tags }, { plan }) => {
  const barred = forbiddenTags(plan, tags)
  const said = plan.forbidden.filter((tag) => !barred.includes(tag) && saidIn(`${title}；${content}`, contentName(tag)))
  const beside = tagsBesideService(tags)
  return [
    ...(barred.length > 0 ? byRule(plan, 'R-015', 'tags', `有禁止的内容：${barred.map(contentName).join('、')}`, '换成允许的活动，或更正标签。') : []),
    ...(said.length > 0 ? unsureBy(plan, 'R-015', 'content', `名称或内容里写了${said.map(contentName).join('、')}，方案禁止`, '换成允许的活动，或改写清楚。') : []),
    ...(beside.length > 0 ? byRule(plan, 'R-016', 'tags', `${beside.map(contentName).join('、')}不算课后服务`, '移出课后服务。') : []),
  ]
}

/** Who gives it, where it is held, and that neither teacher nor room is taken at that hour. */
export const placeChecks: MenuCheck = (course, facts) => [...outsiders(course, facts), ...campus(course, facts), ...teacher(course, facts), ...room(course, facts)]

function outsiders({ providerKind, provider }: CourseFields, { plan }: MenuFacts): MenuFinding[] {
  if (providerKind === null) return provider === '' ? [] : [warns('providerKind', `写了提供方“${provider}”，没有选是哪一类`, '选提供方的类别，或删去名称。', 'R-017')]
  const name = partnerNames[providerKind]
  const decision = partnerDecision(plan.partners, providerKind)
  if (decision === 'barred') return byRule(plan, 'R-017', 'providerKind', `由${name}提供，方案不允许${name}参与`, `不引入${name}。`)
  return decision === 'welcome' ? [] : unsureBy(plan, 'R-017', 'providerKind', `由${name}提供，方案没有写${name}是否可以参与`, '先在方案的“校外参与”里写明。')
}

function campus({ offCampus, offCampusApproved }: CourseFields, { plan }: MenuFacts): MenuFinding[] {
  switch (venueDecision(plan.venuePolicy, { offCampus, approved: offCampusApproved, consented: false })) {
    case 'allowed':
      return []
    case 'offCampusBarred':
      return byRule(plan, 'R-055', 'offCampus', '在校外，方案只允许在校内', '改在校内。')
    case 'unstated':
      return unsureBy(plan, 'R-055', 'offCampus', '在校外，方案没有写场地规定', '先在方案里写明场地规定。')
    case 'approvalNeeded':
      return byRule(plan, 'R-055', 'offCampusApproved', '在校外，还没有审批', '审批后再公布。')
    case 'consentNeeded':
      return unsureBy(plan, 'R-055', 'offCampus', '在校外，须先得到每个家庭的同意', '每次外出前另收家长的书面同意。')
  }
}

const isTimed = (course: { [Key in keyof CourseTime]: CourseTime[Key] | null }): course is CourseTime => course.weekday !== null && course.startsAt !== null && course.endsAt !== null

const atThatHour = (course: CourseFields, { others }: MenuFacts) => (isTimed(course) ? others.filter((other) => overlaps(course, other)) : [])

function teacher(course: CourseFields, facts: MenuFacts): MenuFinding[] {
  if (course.teacherId === null) return []
  const who = facts.staff.find(({ staffId }) => staffId === course.teacherId)
  if (!who) return [blocks('teacherId', '所选的教师已不在本校名单里', '另选一位教师。')]
  const busy = atThatHour(course, facts).find(({ teacherId }) => teacherId === course.teacherId)
  return busy ? [blocks('teacherId', `${who.name}同一时间还教“${busy.title}”`, '换教师，或错开时间。', 'R-022')] : []
}

function room(course: CourseFields, facts: MenuFacts): MenuFinding[] {
  const taken = course.venue === '' ? undefined : atThatHour(course, facts).find(({ venue }) => venue === course.venue)
  return taken ? [warns('venue', `“${course.venue}”同一时间还有“${taken.title}”`, '换地点，或错开时间。')] : []
}
