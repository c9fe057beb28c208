import type { PlanChange } from '../contract/plan'
import type { PlanCourse, SchoolPlan } from '../contract/plan-document'
import { change, fieldChanges, gradesText, pairs, type ConcernedChild, type FieldTable } from './change-list'
import { contentName } from './content-words'
import { lengthWords, pointWords } from './day-times'
import { weekdaysText } from './plan-words'

const area = '活动与课程'
const asIs = (text: string | null) => text
const people = (count: number | null) => (count === null ? null : `${count} 人`)
const choices = { weekdayFixed: '当天都参加', gradeFixed: '本年级都参加', free: '由家长选' } as const

const fieldsOf = (plan: Pick<SchoolPlan, 'services'>): Omit<FieldTable<PlanCourse>, 'key'> => ({
  title: { title: '名称', words: asIs },
  serviceKey: { title: '所属服务', words: (key) => plan.services.find((service) => service.key === key)?.name ?? key },
  choice: { title: '怎样参加', words: (choice) => choice && choices[choice] },
  grades: { title: '年级', words: (grades) => (grades === null ? '该服务的全部年级' : gradesText(grades)) },
  weekdays: { title: '星期', words: (weekdays) => (weekdays === null ? '该服务的全部星期' : weekdaysText(weekdays)) },
  startsAt: { title: '开始', words: (point) => point && pointWords(point) },
  endsAt: { title: '结束', words: (point) => point && (typeof point === 'object' && 'lasts' in point ? lengthWords(point.lasts) : pointWords(point)) },
  content: { title: '内容', words: asIs },
  tags: { title: '内容标签', words: (tags) => tags.map(contentName).join('、') },
  teacher: { title: '教师', words: asIs },
  leader: { title: '负责人', words: asIs },
  securityOfficer: { title: '安全员', words: asIs },
  venue: { title: '地点', words: asIs },
  offCampus: { title: '在校外', words: (is) => (is ? '在校外' : '在校内') },
  provider: { title: '校外提供方' },
  capacity: { title: '名额', words: people },
  least: { title: '最少人数', words: people },
  itemsToBring: { title: '自带物品', words: asIs },
  extras: { title: '另收项目', words: (extras) => extras.map(({ name }) => name).join('、') },
})

/** What changed in the activities that the plan itself names: added, taken away, or another day, teacher, room (FR-043). */
export function courseChanges(before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  return pairs(before.courses, after.courses).flatMap((pair): PlanChange[] => {
    const concerns = child !== null && [pair.before, pair.after].some((course) => course !== null && isFor(course, child))
    if (!pair.before) return pair.after ? [change(area, pair.after.title, null, about('新增', pair.after), concerns)] : []
    if (!pair.after) return [change(area, pair.before.title, about('', pair.before), '不再开设', concerns)]
    return fieldChanges<PlanCourse>(fieldsOf(after), { area, name: pair.after.title, before: pair.before, after: pair.after, concerns })
  })
}

const isFor = ({ serviceKey, grades }: PlanCourse, { grade, choices: chosen }: ConcernedChild) =>
  (grades === null || grades.includes(grade)) && (chosen === null || chosen.some((choice) => choice.serviceKey === serviceKey))

const about = (lead: string, { weekdays, teacher, venue }: PlanCourse) => [lead, weekdaysText(weekdays), teacher && `教师${teacher}`, venue && `地点${venue}`].filter(Boolean).join(' ') || '已开设'
