import type { PlanChange } from '../contract/plan'
import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import { change, fieldChanges, gradeChanges, gradesText, isSame, namedChange, pairs, type ConcernedChild, type FieldTable, type GradeSide } from './change-list'
import { contentName } from './content-words'
import { hoursBetween, slotApplies } from './day-times'
import { kindNames } from './plan-names'
import { feesFor, feeText, unitWords, weekdaysText, yuanText } from './plan-words'
import { gradesOf, isOffered } from './timetable'

const area = '服务项目'
const listWords = (items: readonly string[]) => items.join('、')
const hasWords = (has: boolean) => (has ? '有' : '没有')
const minutes = (count: number | null) => (count === null ? null : `${count} 分钟`)

/** The fields that are the same for every grade; grades, times and fees are compared grade by grade. */
const fields: Omit<FieldTable<ServiceOffering>, 'key' | 'grades' | 'slots' | 'fees'> = {
  name: { title: '名称', words: (name) => name },
  kind: { title: '类别', words: (kind) => kind && kindNames[kind] },
  weekdays: { title: '星期', words: weekdaysText },
  content: { title: '内容', words: listWords },
  place: { title: '地点', words: (place) => place },
  manner: { title: '方式', words: (manner) => manner },
  tags: { title: '内容标签', words: (tags) => listWords(tags.map(contentName)) },
  countedLessons: { title: '折合课时', words: (count) => (count === null ? null : `${count} 个课时`) },
  lessonMinutes: { title: '课时分钟', words: minutes },
  billableMinutes: { title: '计费分钟', words: minutes },
  withLunch: { title: '午餐选择', words: hasWords },
  withNap: { title: '午休选择', words: hasWords },
  withCourses: { title: '课程菜单', words: hasWords },
  itemsToBring: { title: '自带物品', words: (items) => items },
  extras: {
    title: '服务费以外',
    words: (extras) => listWords(extras.map(({ name, amountFen, per, voluntary }) => `${name}${amountFen === null ? '' : ` ${per ? `每${unitWords[per]} ` : ''}${yuanText(amountFen)}`}${voluntary === true ? '（自愿）' : ''}`)),
  },
}

/** What changed in the services: added, taken away, or changed in any field; times and fees grade by grade (FR-005). */
export function serviceChanges(before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  return pairs(before.services, after.services).flatMap((pair): PlanChange[] => {
    const isChosen = child?.choices?.some(({ serviceKey }) => serviceKey === (pair.after ?? pair.before)?.key) ?? false
    const noChoice = child !== null && child.choices === null
    if (!pair.before) return pair.after ? [change(area, pair.after.name, null, `新增${aboutService(after, pair.after)}`, noChoice && isOffered(after, pair.after, child.grade))] : []
    if (!pair.after) return [change(area, pair.before.name, aboutService(before, pair.before), '不再开设', isChosen || (noChoice && isOffered(before, pair.before, child.grade)))]
    const touched = isChosen || (noChoice && (isOffered(before, pair.before, child.grade) || isOffered(after, pair.after, child.grade)))
    return oneService({ before, after, was: pair.before, is: pair.after, child, touched })
  })
}

const aboutService = (plan: SchoolPlan, service: ServiceOffering) => [gradesText(offeredGrades(plan, service)), weekdaysText(service.weekdays)].filter(Boolean).join('，')

const offeredGrades = (plan: SchoolPlan, service: ServiceOffering) => gradesOf(plan).filter((grade) => isOffered(plan, service, grade))

interface ServicePair {
  before: SchoolPlan
  after: SchoolPlan
  was: ServiceOffering
  is: ServiceOffering
  child: ConcernedChild | null
  /** Whether the service is one that was chosen for the child, or could be. */
  touched: boolean
}

function oneService(pair: ServicePair): PlanChange[] {
  const { before, after, was, is, child, touched } = pair
  const days = child?.choices?.find(({ serviceKey }) => serviceKey === is.key)?.weekdays ?? []
  const losesDay = days.length === 0 || days.some((day) => was.weekdays?.includes(day) !== is.weekdays?.includes(day))
  const both = offeredGrades(before, was).filter((grade) => isOffered(after, is, grade))
  const ofGrade = (grade: number) => touched && grade === child?.grade
  const byGrade = [
    ...gradeChanges(area, `${is.name}：时间`, both, (grade) => ({ before: timesOf(before, was, grade), after: timesOf(after, is, grade) }), ofGrade),
    ...gradeChanges('费用', `${is.name}：收费`, both, (grade) => ({ before: feesOf(was, grade), after: feesOf(is, grade) }), ofGrade),
  ]
  const told = (title: string) => byGrade.some((each) => each.title.startsWith(`${is.name}：${title}`))
  return [
    ...fieldChanges<ServiceOffering>(fields, { area, name: is.name, before: was, after: is, concerns: (field) => touched && (field !== 'weekdays' || losesDay) }),
    ...gradesChange(pair),
    ...byGrade,
    // Written otherwise, though no grade that has the service before and after is told anything else.
    ...(!isSame(was.slots, is.slots) && !told('时间') ? [namedChange(area, `${is.name}：时段的写法`, was.slots, is.slots, false)] : []),
    ...(!isSame(was.fees, is.fees) && !told('收费') ? [namedChange('费用', `${is.name}：收费的写法`, was.fees, is.fees, false)] : []),
  ]
}

function gradesChange({ before, after, was, is, child, touched }: ServicePair): PlanChange[] {
  const [from, to] = [offeredGrades(before, was), offeredGrades(after, is)]
  if (isSame(from, to) && isSame(was.grades, is.grades)) return []
  const moves = child !== null && from.includes(child.grade) !== to.includes(child.grade)
  return [change(area, `${is.name}：年级`, gradesText(from), gradesText(to), touched && moves)]
}

/** A service's day for a grade in all its seasons, in words and as the plan has it. */
function timesOf(plan: SchoolPlan, service: ServiceOffering, grade: number): GradeSide {
  const applies = (seasons: readonly string[]) => service.slots.filter((slot) => slotApplies(slot, { grade, weekday: null, seasons }))
  const wordsIn = (seasons: readonly string[]) =>
    applies(seasons)
      .map((slot) => {
        const { words } = hoursBetween(plan, slot.startsAt, slot.endsAt, { grade, weekday: slot.weekdays?.length === 1 ? (slot.weekdays[0] as number) : null, seasons }, slot.approximate)
        return [weekdaysText(slot.weekdays), words, slot.activity].filter(Boolean).join(' ')
      })
      .join('；')
  const seasons = plan.seasons.map(({ key, name }) => ({ name, words: wordsIn([key]) }))
  const [first] = seasons
  const alike = seasons.every(({ words }) => words === first?.words)
  const all = plan.seasons.map(({ key }) => key)
  return {
    says: applies(all).map(({ grades: _, ...slot }) => slot),
    words: !first || alike ? wordsIn(all) : seasons.map(({ name, words }) => `${name}：${words || '没有安排'}`).join('。'),
  }
}

function feesOf(service: ServiceOffering, grade: number): GradeSide {
  const fees = feesFor(service, grade).map(({ grades: _, ...fee }) => fee)
  const bases = [...new Set(fees.map(({ authority, issuedOn }) => [authority, issuedOn].filter(Boolean).join('，')).filter(Boolean))]
  return { says: fees, words: [feeText(service, grade), ...(bases.length > 0 ? [`依据：${bases.join('；')}`] : [])].join('。') }
}
