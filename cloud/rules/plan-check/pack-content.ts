import { contentName } from '../content-words'
import { outsidersOf, taggedOf } from './own-content'
import { against, met, unsure, type CheckFacts, type Outcome } from './outcome'
import type { PackCheckOf, PackChecks } from './pack-checks'
import { partnerNames } from '../plan-names'
import { quoted, saidIn, serviceNames, stepWords } from './words'

type Plan = CheckFacts['plan']

/** The texts in which a school tells families whether they take part. */
const textsToFamilies = ({ audience, letter, agreements }: Plan): { text: string; path: string }[] => [
  ...(audience.text === null ? [] : [{ text: audience.text, path: 'audience.text' }]),
  ...(letter?.paragraphs ?? []).map((text, index) => ({ text, path: `letter.paragraphs.${index}` })),
  ...agreements.flatMap(({ clauses, confirmations }, at) => [
    ...clauses.map(({ text }, index) => ({ text, path: `agreements.${at}.clauses.${index}.text` })),
    ...confirmations.map((text, index) => ({ text, path: `agreements.${at}.confirmations.${index}` })),
  ]),
]

function voluntaryWords(words: readonly string[], plan: Plan): Outcome[] {
  const texts = textsToFamilies(plan)
  const found = texts.flatMap(({ text, path }) => words.filter((word) => saidIn(text, word)).map((word) => against(path, `写了${quoted(word)}`)))
  if (found.length > 0) return found
  if (texts.length > 0) return [met('audience.text', '没有替家长决定参加的话')]
  return plan.services.length === 0 ? [] : [unsure('audience.text', '没有写由家长自愿选择')]
}

function chainInOrder(steps: PackCheckOf<'chainInOrder'>['steps'], { chain }: Plan): Outcome[] {
  const wanted = steps.map((step) => stepWords[step]).join('→')
  if (chain === null) return [unsure('chain', `没有写办理步骤，系统按${wanted}办理`)]
  const says = chain.map((step) => stepWords[step]).join('→')
  const missing = steps.filter((step) => !chain.includes(step))
  if (missing.length > 0) return [against('chain', `${says}，没有${missing.map((step) => stepWords[step]).join('、')}`)]
  const isOrdered = steps.every((step, index) => index === 0 || chain.indexOf(steps[index - 1] ?? step) < chain.indexOf(step))
  return [isOrdered ? met('chain', says) : against('chain', `${says}，先后不对`)]
}

const partChecks: Record<PackCheckOf<'states'>['parts'][number], (plan: Plan) => Outcome> = {
  content: ({ services }) => stated(services, '内容', ({ content }) => content.length > 0),
  manner: ({ services }) => stated(services, '方式', ({ manner }) => manner !== null),
  safety: ({ safety }) => (safety.length === 0 ? unsure('safety', '没有写安全措施') : met('safety', `安全措施 ${safety.length} 条`)),
  courseChoice: ({ services, courses }) => {
    const free = courses.filter(({ choice }) => choice === 'free').length
    const index = services.findIndex(({ withCourses }) => withCourses)
    if (index < 0 && free === 0) return unsure('services', '没有写课程菜单，也没有由家长选的课程')
    return met(index < 0 ? 'courses' : `services.${index}.withCourses`, free > 0 ? `由家长选的课程 ${free} 门` : '有课程菜单')
  },
}

function stated(services: Plan['services'], part: string, has: (service: Plan['services'][number]) => boolean): Outcome {
  const silent = services.filter((service) => !has(service))
  return silent.length === 0 ? met('services', `各项服务都写了${part}`) : unsure(`services.${services.indexOf(silent[0] as Plan['services'][number])}`, `${serviceNames(silent)}没有写${part}`)
}

function withoutContent({ tags, words }: PackCheckOf<'withoutContent'>, plan: Plan): Outcome[] {
  const found = taggedOf(plan).flatMap((each) => {
    const tagged = each.tags.filter((tag) => tags.includes(tag)).map(contentName)
    const said = words.filter((word) => saidIn(each.text, word))
    return tagged.length + said.length === 0 ? [] : [against(each.path, `${quoted(each.name)}有${[...new Set([...tagged, ...said])].join('、')}`)]
  })
  if (found.length > 0) return found
  const isSilent = taggedOf(plan).every(({ tags: of, text }) => of.length === 0 && text.replaceAll('；', '') === '')
  return [isSilent ? unsure('services', '没有写内容，无法核对') : met('services', '写明的内容里没有这些')]
}

function includesContent(groups: PackCheckOf<'includesContent'>['groups'], plan: Plan): Outcome[] {
  const tags = new Set(taggedOf(plan).flatMap((each) => each.tags))
  const missing = groups.filter((group) => !group.tags.some((tag) => tags.has(tag)))
  return [missing.length === 0 ? met('services', `有${groups.map(({ name }) => name).join('、')}`) : unsure('services', `没有写${missing.map(({ name }) => name).join('、')}`)]
}

function thirdParties(who: PackCheckOf<'thirdParties'>['who'], plan: Plan): Outcome[] {
  const used = outsidersOf(plan).filter(({ kind }) => who.includes(kind))
  if (used.length === 0) return []
  const names = [...new Set(used.map(({ kind }) => partnerNames[kind]))].join('、')
  const facts = [
    { path: 'partners.fromList', value: plan.partners.fromList, words: '须在名单内' },
    { path: 'partners.feeStated', value: plan.partners.feeStated, words: '公布收费标准和期限' },
  ]
  return facts.map(({ path, value, words }) => (value === null ? unsure(path, `有${names}，没有写是否${words}`) : value ? met(path, `${names}${words}`) : against(path, `有${names}，没有做到${words}`)))
}

const vettingWords = { credentials: '资质', health: '健康证明', filed: '备案' } as const

function vetted({ who, needs }: PackCheckOf<'vetted'>, plan: Plan): Outcome[] {
  const used = outsidersOf(plan).filter(({ kind }) => who.includes(kind))
  if (used.length === 0) return []
  const names = [...new Set(used.map(({ kind }) => partnerNames[kind]))].join('、')
  const lacks = needs.filter((each) => !plan.partners.vetting.includes(each))
  return [lacks.length === 0 ? met('partners.vetting', `${names}须审核${needs.map((each) => vettingWords[each]).join('、')}`) : unsure('partners.vetting', `有${names}，没有写审核${lacks.map((each) => vettingWords[each]).join('、')}`)]
}

function freeExit({ exit, chain }: Plan): Outcome[] {
  const { midTermExit, approval, decideWithinDays, silenceApproves } = exit
  if (midTermExit === false) return [against('exit.midTermExit', '学期中不可以退出')]
  const joining = chain?.filter((step) => step !== 'active' && step !== 'notice').length ?? 3
  const leaving = 1 + Number(approval === true)
  if (leaving > joining) return [against('exit', `退出要办 ${leaving} 步，加入只有 ${joining} 步`)]
  if (approval === true && decideWithinDays === null && silenceApproves !== true) return [unsure('exit.decideWithinDays', '退出须学校批准，没有写几天内答复')]
  if (midTermExit === null) return [unsure('exit.midTermExit', '没有写学期中能否退出')]
  return [met('exit', `学期中可以退出，${approval === true ? `须批准${decideWithinDays === null ? '' : `，${decideWithinDays} 天内答复`}` : '不须批准'}`)]
}

export const packContentChecks: PackChecks<'voluntaryWords' | 'chainInOrder' | 'states' | 'withoutContent' | 'includesContent' | 'priorityGroups' | 'thirdParties' | 'vetted' | 'freeExit'> = {
  voluntaryWords: ({ words }, { plan }) => voluntaryWords(words, plan),
  chainInOrder: ({ steps }, { plan }) => chainInOrder(steps, plan),
  states: ({ parts }, { plan }) => parts.map((part) => partChecks[part](plan)),
  withoutContent: (check, { plan }) => withoutContent(check, plan),
  includesContent: ({ groups }, { plan }) => includesContent(groups, plan),
  priorityGroups: ({ groups }, { plan }) => {
    const missing = groups.filter(({ key }) => !plan.priorityGroups.some((group) => group.key === key))
    const names = (of: typeof groups) => of.map(({ name }) => name).join('、')
    return [missing.length === 0 ? met('priorityGroups', `优先照顾${names(groups)}`) : unsure('priorityGroups', `没有写优先照顾${names(missing)}`)]
  },
  thirdParties: ({ who }, { plan }) => thirdParties(who, plan),
  vetted: (check, { plan }) => vetted(check, plan),
  freeExit: (_, { plan }) => freeExit(plan),
}
