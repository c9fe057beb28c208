import type { PartnerKind } from '../../contract/plan-people'
import { forbiddenTags, tagsBesideService } from '../content'
import { contentName } from '../content-words'
import { limitOf } from '../homework'
import { groupFacts, groupLacks, venueDecision, type GroupPart } from '../menu'
import { partnerDecision } from '../partner'
import { gradesOf } from '../timetable'
import { against, isAsked, met, unsure, type CheckFacts, type Outcome, type OwnChecks } from './outcome'
import { partnerNames } from '../plan-names'
import { gradesText, quoted, quotedList } from './words'

/** Services and courses with their tags, each with its place in the plan. */
export const taggedOf = ({ services, courses }: CheckFacts['plan']) => [
  ...services.map(({ name, tags, content }, index) => ({ name, tags, text: content.join('；'), path: `services.${index}.tags` })),
  ...courses.map(({ title, tags, content }, index) => ({ name: title, tags, text: [title, content ?? ''].join('；'), path: `courses.${index}.tags` })),
]

function forbidden({ plan }: CheckFacts): Outcome[] {
  if (plan.forbidden.length === 0) return []
  const found = taggedOf(plan).flatMap(({ name, tags, path }) => {
    const barred = forbiddenTags(plan, tags)
    return barred.length === 0 ? [] : [against(path, `${quoted(name)}有禁止的内容：${barred.map(contentName).join('、')}`, '删去这项内容，或换成允许的活动。')]
  })
  return found.length > 0 ? found : [met('forbidden', `没有禁止的内容（${plan.forbidden.map(contentName).join('、')}）`)]
}

// A team's or choir's usual name: 校队, 校合唱团, 学校足球队. 校外 and 校园 begin other words.
const teamTitle = /(?:^|学)校(?![外园内]).{0,6}[队团]$/

function besideService(facts: CheckFacts): Outcome[] {
  const found = taggedOf(facts.plan).flatMap(({ name, tags, path }) => {
    const tagged = tagsBesideService(tags).map(contentName)
    const says = tagged.length > 0 ? tagged.join('、') : teamTitle.test(name) ? '看名称是校队' : ''
    return says ? [against(path, `${quoted(name)}：${says}，不算课后服务`, '移出课后服务，不借课后服务收费。')] : []
  })
  if (found.length > 0) return found
  return facts.plan.courses.length > 0 || isAsked(facts, 'R-016') ? [met('courses', '没有校队和全校性拓展课')] : []
}

/** Everyone from outside of whom the plan speaks, each with the place where it does. */
export function outsidersOf({ partners, courses, services }: CheckFacts['plan']): { kind: PartnerKind; path: string; where: string }[] {
  return [
    ...partners.welcome.map((kind, index) => ({ kind, path: `partners.welcome.${index}`, where: '欢迎参与' })),
    ...courses.flatMap(({ provider, title }, index) => (provider === null ? [] : [{ kind: provider, path: `courses.${index}.provider`, where: quoted(title) }])),
    ...services.flatMap(({ fees, name }, index) => {
      const fee = fees.findIndex(({ provider }) => provider === 'thirdParty')
      return fee < 0 ? [] : [{ kind: 'thirdParty' as const, path: `services.${index}.fees.${fee}.provider`, where: `${quoted(name)}的收费` }]
    }),
  ]
}

function outsiders(facts: CheckFacts): Outcome[] {
  const { partners } = facts.plan
  const found = outsidersOf(facts.plan).map(({ kind, path, where }) => {
    const decision = partnerDecision(partners, kind)
    if (decision === 'barred') return against(path, `${where}：${partnerNames[kind]}，方案不允许${partnerNames[kind]}参与`, `不引入${partnerNames[kind]}。`)
    return decision === 'welcome' ? met(path, `${where}：${partnerNames[kind]}，方案允许`) : unsure(path, `${where}：${partnerNames[kind]}，方案没有写是否可以参与`, '在“校外参与”里写明欢迎或不得参与。')
  })
  if (found.length > 0 || partners.barred.length === 0) return found
  return [met('partners.barred', `没有引入${partners.barred.map((kind) => partnerNames[kind]).join('、')}`)]
}

const vettingWords = { credentials: '资质', health: '健康证明', filed: '备案' } as const

function vetting(facts: CheckFacts): Outcome[] {
  const { vetting: asked } = facts.plan.partners
  if (asked.length === 0) return isAsked(facts, 'R-018') ? [unsure('partners.vetting', '没有写志愿者要审核什么', '写明资质、健康证明和备案。')] : []
  const lacks = (['credentials', 'health', 'filed'] as const).filter((each) => !asked.includes(each))
  if (lacks.length > 0) return [against('partners.vetting', `志愿者没有要求${lacks.map((each) => vettingWords[each]).join('、')}`, '三项都要求。')]
  return [met('partners.vetting', '志愿者须有资质、健康证明和备案')]
}

const mostMinutes = (grade: number) => (grade <= 2 ? 0 : grade <= 6 ? 60 : 90)

function homework(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  if (plan.homework === null) return isAsked(facts, 'R-050') ? [unsure('homework', '没有写作业要求', '写明各年级书面作业的上限。')] : []
  const index = plan.homework.tables.findIndex(({ key }) => key === plan.homework?.active)
  const path = `homework.tables.${index}.limits`
  const covered = gradesOf(plan).filter((grade) => plan.homework?.tables[index]?.limits.some(({ grades }) => grades.includes(grade)))
  const tooLong = covered.filter((grade) => (limitOf(plan.homework, grade).mostMinutes ?? 0) > mostMinutes(grade))
  const tooFew = covered.filter((grade) => grade >= 7 && (limitOf(plan.homework, grade).finishedPercent ?? 80) < 80)
  const blank = gradesOf(plan).filter((grade) => !covered.includes(grade))
  const each = (grades: number[]) => grades.map((grade) => `${gradesText([grade])} ${limitOf(plan.homework, grade).mostMinutes} 分钟（上限 ${mostMinutes(grade)}）`).join('，')
  const found = [
    ...(tooLong.length > 0 ? [against(path, `书面作业太多：${each(tooLong)}`, '一、二年级 0 分钟，小学不超过 60 分钟，初中不超过 90 分钟。')] : []),
    ...(tooFew.length > 0 ? [against(path, `${gradesText(tooFew)}在校完成的作业不到 80%`, '初中至少 80% 的书面作业在校内完成。')] : []),
    ...(blank.length > 0 ? [unsure(path, `采用的表没有写${gradesText(blank)}`, '把各年级写全。')] : []),
  ]
  return found.length > 0 ? found : [met(path, `采用${quoted(plan.homework.tables[index]?.name ?? '')}，各年级都不超过上限`)]
}

function venues(facts: CheckFacts): Outcome[] {
  const { venuePolicy, courses } = facts.plan
  const away = courses.flatMap(({ title, offCampus }, index) => {
    if (!offCampus) return []
    const path = `courses.${index}.offCampus`
    const decision = venueDecision(venuePolicy, { offCampus, approved: true, consented: true })
    if (decision === 'offCampusBarred') return [against(path, `${quoted(title)}在校外，方案只允许在校内`, '改在校内，或改场地规定，经审批和家长同意。')]
    return decision === 'unstated' ? [unsure(path, `${quoted(title)}在校外，方案没有写场地规定`, '写明场地规定：只在校内，或经审批和家长同意可以在校外。')] : [met(path, `${quoted(title)}在校外，须经审批和家长同意`)]
  })
  if (away.length > 0) return away
  if (venuePolicy === null) return isAsked(facts, 'R-055') ? [unsure('venuePolicy', '没有写场地规定', '写明只在校内，或经同意可以在校外。')] : []
  return [met('venuePolicy', venuePolicy === 'onCampus' ? '只在校内，没有校外活动' : '校外活动须经审批和家长同意')]
}

const partWords: Record<GroupPart, string> = { plan: '星期', content: '内容', time: '时间', venue: '地点', instructor: '教师', leader: '当天负责人', securityOfficer: '安全员' }

function fiveFixed(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  if (plan.courses.length === 0) return isAsked(facts, 'R-060') ? [unsure('courses', '没有写活动小组', '逐组写明星期、内容、时间、地点和教师。')] : []
  // Groups that lack the same are told together: a school with eighteen clubs reads one line, not eighteen.
  const byLacks = new Map<string, { titles: string[]; index: number }>()
  plan.courses.forEach((course, index) => {
    const lacks = groupLacks(plan, groupFacts(plan, course)).map((part) => partWords[part]).join('、')
    const group = byLacks.get(lacks) ?? { titles: [], index }
    byLacks.set(lacks, { ...group, titles: [...group.titles, course.title] })
  })
  return [...byLacks].map(([lacks, { titles, index }]) => {
    const path = titles.length === 1 ? `courses.${index}` : 'courses'
    return lacks === '' ? met(path, `${quotedList(titles)}五定齐全`) : against(path, `${quotedList(titles)}没有写：${lacks}`, `写明${lacks}。`)
  })
}

export const contentChecks: OwnChecks = {
  'R-015': forbidden,
  'R-016': besideService,
  'R-017': outsiders,
  'R-018': vetting,
  'R-050': homework,
  'R-055': venues,
  'R-060': fiveFixed,
}
