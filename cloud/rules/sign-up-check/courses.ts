import type { CourseView } from '../../contract/course'
import { instantWords } from '../instant-words'
import { chosenFirstCome, coursesFor, wavesOf, type ChoosingChild } from '../openings'
import { placesAgree, type CountedPlaces } from '../place-count'
import { bad, good, warn, type Found } from './found'

export type CheckedCourse = CourseView & CountedPlaces

export interface CourseFacts {
  now: Date
  today: string
  /** Every course of the term, drafts included. */
  courses: readonly CheckedCourse[]
  /** Children with a seat, and whether a guardian is bound to each. */
  children: readonly (ChoosingChild & { bound: boolean })[]
  /** Keys of the plan's priority groups. */
  priorityGroups: readonly string[]
  /** How many families the last good rehearsal let in with one opening; 0 where there was none. */
  rehearsedFamilies: number
}

/** Above this many in one minute the app wants to see a rehearsal first. A choice of ours, no limit of the system. */
export const familiesWithoutRehearsal = 300

const titles = (courses: readonly { title: string }[]) => courses.map(({ title }) => title)

export function published({ courses }: CourseFacts): Found {
  const drafts = courses.filter(({ status }) => status === 'draft')
  const open = chosenFirstCome(courses)
  if (open.length === 0) return bad('courses_published', '还没有公布由家长先到先得选择的课程。', '请先公布课程。', titles(drafts))
  if (drafts.length > 0) return warn('courses_published', `已公布 ${open.length} 门，还有 ${drafts.length} 门是草稿，家长看不到。`, '请公布或删去这些草稿。', titles(drafts))
  return good('courses_published', `已公布 ${open.length} 门先到先得的课程，没有草稿。`)
}

const missingOf = ({ content, venue, teacherName, startsAt, endsAt }: CheckedCourse) =>
  [!content.trim() && '内容', !venue.trim() && '地点', !teacherName.trim() && '老师', !(startsAt < endsAt) && '时间'].filter((each) => each !== false)

/** content, time, venue and teacher. */
export function complete({ courses }: CourseFacts): Found {
  const shown = courses.filter(({ status }) => status !== 'closed')
  const lacking = shown.map((course) => ({ course, missing: missingOf(course) })).filter(({ missing }) => missing.length > 0)
  if (lacking.length === 0) return good('courses_complete', shown.length === 0 ? '还没有课程。' : '每门课都有内容、时间、地点和老师。')
  return bad('courses_complete', `${lacking.length} 门课还缺内容。`, '请补齐后再开放。', lacking.map(({ course, missing }) => `${course.title}：缺${missing.join('、')}`))
}

export function openings({ courses, children, today, now, rehearsedFamilies }: CourseFacts): Found {
  const waves = wavesOf(children, chosenFirstCome(courses), today, now)
  const details = waves.map(({ opensAt, children: count }) => `${instantWords(opensAt)}：${count} 个孩子`)
  const most = fullestMinute(waves)
  if (waves.length === 0) return good('openings', '没有还没到的开放时间。')
  if (most <= Math.max(familiesWithoutRehearsal, rehearsedFamilies)) return good('openings', waves.length === 1 ? '同一时间开放。' : `分 ${waves.length} 个时间开放。`, details)
  return warn('openings', `最多一分钟内有 ${most} 个孩子的家长一起进来。`, '请按年级错开开放时间，或者用这么多家庭演练一次，确认来得及。', details)
}

const fullestMinute = (waves: ReturnType<typeof wavesOf>) =>
  waves.reduce((most, { opensAt }) => Math.max(most, waves.filter((each) => Math.abs(each.opensAt.getTime() - opensAt.getTime()) < 60_000).reduce((sum, each) => sum + each.children, 0)), 0)

export function childrenReady({ courses, children, today }: CourseFacts): Found {
  const chosen = chosenFirstCome(courses)
  const without = children.filter((child) => coursesFor(child, chosen, today).length === 0)
  if (children.length === 0) return bad('children_ready', '还没有孩子办完报名手续，没有人能选课。', '请先完成审核、协议和盖章。')
  if (without.length === 0) return good('children_ready', `${children.length} 个孩子都有课可选。`)
  const byGrade = [...new Set(without.map(({ grade }) => grade))].sort().map((grade) => `${grade} 年级：${without.filter((each) => each.grade === grade).length} 个孩子`)
  return warn('children_ready', `${children.length} 个孩子里有 ${without.length} 个没有课可选。`, '请看这些年级在报名的日子有没有课。', byGrade)
}

export function familiesBound({ children }: CourseFacts): Found {
  const unbound = children.filter(({ bound }) => !bound).length
  if (unbound === 0) return good('families_bound', children.length === 0 ? '还没有办完手续的孩子。' : '能选课的孩子都有家长绑定。')
  return warn('families_bound', `${unbound} 个孩子没有绑定家长，选课时没有人能替他们选。`, '请班主任重新发绑定码，或由学校直接安排。')
}

const quotaFaults = ({ title, quotas, capacity }: CheckedCourse, groups: readonly string[]) => [
  ...(quotas.reduce((sum, { places }) => sum + places, 0) > capacity ? [`${title}：预留比名额多`] : []),
  ...quotas.filter((quota) => quota.groups?.some((group) => !groups.includes(group))).map(({ name }) => `${title}：“${name}”写了方案里没有的优先对象`),
]

export function quotas({ courses, priorityGroups }: CourseFacts): Found {
  const shown = courses.filter(({ status }) => status !== 'closed')
  const faults = shown.flatMap((course) => quotaFaults(course, priorityGroups))
  const reserving = shown.filter((course) => course.quotas.length > 0)
  if (faults.length > 0) return bad('quotas', '预留名额有问题。', '请在开放前改正。', faults)
  if (reserving.length === 0) return good('quotas', '没有预留名额，全部名额大家一样。')
  return good('quotas', `${reserving.length} 门课有预留名额，家长在选课前能看到。`, titles(reserving))
}

export function placesMatch({ courses }: CourseFacts): Found {
  const wrong = courses.filter((course) => !placesAgree(course))
  if (wrong.length === 0) return good('places_agree', '每门课的名额与名单逐一核对，全部相符。')
  return bad('places_agree', `${wrong.length} 门课的名额与名单不相符。`, '请不要开放选课，把课程名告诉技术支持。', titles(wrong))
}
