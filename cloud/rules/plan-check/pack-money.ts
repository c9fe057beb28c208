import { serviceDates } from '../calendar'
import { unitPrice } from '../fee'
import { feeRuleText, refundRuleText, unitWords, yuanText } from '../plan-words'
import { roundedQuotient } from '../rounding'
import { feeBasis, feesOf, mayCharge, type PlannedFee } from './own-money'
import { against, met, unsure, type CheckFacts, type Outcome } from './outcome'
import type { PackCheckOf, PackChecks } from './pack-checks'
import { quoted, quotedList } from './words'

type Plan = CheckFacts['plan']
type Provider = 'school' | 'thirdParty' | null

/** Prices that are or will be asked for; of a third party only where the plan has courses or prices of one. */
const pricesFor = (plan: Plan, provider: Provider): PlannedFee[] => {
  const hasThirdParty = plan.courses.some((course) => course.provider !== null) || feesOf(plan).some(({ fee }) => fee.provider === 'thirdParty')
  if (provider === 'thirdParty' && !hasThirdParty) return []
  return feesOf(plan).filter(({ fee }) => fee.status !== 'free' && (provider === null || fee.provider === null || fee.provider === provider))
}

/** The number of units of a price in one term, for a child that comes on every day; null where it cannot be reckoned. */
function unitsInTerm({ fee, service }: PlannedFee, { calendar }: CheckFacts): number | null {
  if (fee.unit === 'term') return 1
  if (calendar === null || service.weekdays === null) return null
  const days = serviceDates(calendar, service).length
  if (fee.unit === 'day' || fee.unit === 'session') return days
  const daily = fee.unit === 'lesson' ? service.countedLessons : fee.unit === 'hour' && service.billableMinutes !== null ? service.billableMinutes / 60 : null
  return daily === null ? null : days * Math.min(daily, fee.maxUnitsPerDay ?? daily)
}

/** What a child may be charged for a term at most, in fen: by price and calendar, by the plan's own cap, or null. */
function mostInTerm(price: PlannedFee, facts: CheckFacts): number | null {
  const units = unitsInTerm(price, facts)
  const unit = unitPrice(price.fee)
  const capped = price.fee.caps.flatMap(({ per, amountFen }) => (per === 'term' && amountFen !== null ? [amountFen] : []))
  const amounts = [...capped, ...(units === null || unit === null ? [] : [roundedQuotient(Math.round(unit * units * 100), 100)])]
  return amounts.length === 0 ? null : Math.min(...amounts)
}

const saysOf = ({ fee, name }: PlannedFee) => `${quoted(name)}${feeRuleText(fee)}`

/** Prices that are asked for, each compared by itself; those that have no standard yet, all told in one. */
function compared(plan: Plan, provider: Provider, standard: string, compare: (price: PlannedFee) => Outcome): Outcome[] {
  const prices = pricesFor(plan, provider)
  const open = prices.filter(({ fee }) => fee.status !== 'charged')
  const untold = open[0] ? [unsure(open[0].path, `${quotedList(open.map(({ name }) => name))}收费标准未出台或没有写，无法与${standard}核对`)] : []
  return [...prices.filter(({ fee }) => fee.status === 'charged').map(compare), ...untold]
}

function feeAtMost({ amountFen, per, provider }: PackCheckOf<'feeAtMost'>, facts: CheckFacts): Outcome[] {
  const most = `每${unitWords[per]} ${yuanText(amountFen)}`
  return compared(facts.plan, provider, `上限“${most}”`, (price) => {
    const asked = price.fee.unit === per ? unitPrice(price.fee) : per === 'term' ? mostInTerm(price, facts) : null
    if (asked === null) return unsure(price.path, `${saysOf(price)}，无法折算成每${unitWords[per]}多少元，上限是${most}`)
    const says = price.fee.unit === per ? saysOf(price) : `${saysOf(price)}，每${unitWords[per]}最多 ${yuanText(asked)}`
    return asked > amountFen ? against(price.path, `${says}，高于${most}`) : met(price.path, `${says}，不高于${most}`)
  })
}

function feeIs({ amountsFen, per, provider }: PackCheckOf<'feeIs'>, facts: CheckFacts): Outcome[] {
  const standard = `每${unitWords[per]} ${amountsFen.map(yuanText).join('或 ')}`
  return compared(facts.plan, provider, `“${standard}”`, (price) => {
    // A cap alone is no price.
    const unit = unitPrice(price.fee)
    const asked = price.fee.unit === per ? unit : per === 'term' && unit !== null ? mostInTerm(price, facts) : null
    if (asked === null) return unsure(price.path, `${saysOf(price)}，无法与“${standard}”核对`)
    return amountsFen.includes(asked) ? met(price.path, `${saysOf(price)}，与${standard}相同`) : against(price.path, `${saysOf(price)}，不是${standard}`)
  })
}

function lessonTotal({ lessons, amountFen }: PackCheckOf<'lessonTotal'>, facts: CheckFacts): Outcome[] {
  const total = lessons * amountFen
  const standard = `${lessons} 课时 × ${yuanText(amountFen)} = ${yuanText(total)}`
  return compared(facts.plan, null, `“${standard}”`, (price) => {
    const unit = unitPrice(price.fee)
    if (price.fee.unit !== 'lesson' || unit === null) return unsure(price.path, `${saysOf(price)}，无法与“${standard}”核对`)
    if (unit !== amountFen) return against(price.path, `${saysOf(price)}，不是${standard}`)
    const most = mostInTerm(price, facts)
    if (most === null) return met(price.path, `${saysOf(price)}，单价与${standard}相同`)
    return most === total ? met(price.path, `${saysOf(price)}，一期 ${yuanText(most)}`) : against(price.path, `${saysOf(price)}，一期 ${yuanText(most)}，不是 ${yuanText(total)}`)
  })
}

const payeeWords = { school: '学校', authority: '主管部门', provider: '机构', parentCommittee: '家委会' } as const

function payees({ allowed, barred }: PackCheckOf<'payee'>, plan: Plan): Outcome[] {
  const extras = [...plan.services, ...plan.courses].flatMap((each, at) => {
    const list = at < plan.services.length ? `services.${at}` : `courses.${at - plan.services.length}`
    return each.extras.map(({ name, payee }, index) => ({ name, payee, path: `${list}.extras.${index}.payee` }))
  })
  const fees = feesOf(plan).flatMap(({ fee, name, path }) => (fee.status === 'free' || (fee.status !== 'charged' && fee.payee === null) ? [] : [{ name, payee: fee.payee, path: `${path}.payee` }]))
  return [...fees, ...extras].map(({ name, payee, path }) => {
    if (payee === null) return unsure(path, `${quoted(name)}没有写由谁收款`)
    if (barred.includes(payee)) return against(path, `${quoted(name)}由${payeeWords[payee]}收款`)
    return allowed.includes(payee) ? met(path, `${quoted(name)}由${payeeWords[payee]}收款`) : unsure(path, `${quoted(name)}由${payeeWords[payee]}收款，应由${allowed.map((each) => payeeWords[each]).join('、')}收款`)
  })
}

const voluntaryExtras = ({ services, courses }: Plan): Outcome[] =>
  [...services, ...courses].flatMap((each, at) => {
    const list = at < services.length ? `services.${at}` : `courses.${at - services.length}`
    return each.extras.map(({ name, voluntary }, index) => {
      const path = `${list}.extras.${index}.voluntary`
      if (voluntary === null) return unsure(path, `${quoted(name)}没有写是否自愿`)
      return voluntary ? met(path, `${quoted(name)}由家长自愿选择`) : against(path, `${quoted(name)}不能不要，是捆绑收费`)
    })
  })

const hardship = /困难|贫|低保|建档立卡|特困|孤儿|残疾/

function hardshipWaiver(mode: 'free' | null, plan: Plan): Outcome[] {
  if (!mayCharge(plan)) return []
  const index = plan.waivers.findIndex((waiver) => hardship.test(waiver.group) && (mode === null || waiver.mode === mode))
  const any = plan.waivers.findIndex(({ group }) => hardship.test(group))
  const words = { free: '免收', reduced: '减收' } as const
  const found = plan.waivers[index] ?? plan.waivers[any]
  if (!found) return [unsure('waivers', '没有写家庭经济困难学生的减免')]
  if (found.mode === null && mode !== null) return [unsure(`waivers.${any}.mode`, `${quoted(found.group)}减免，没有写是否免费`)]
  const says = `${quoted(found.group)}${found.mode === null ? '减免' : words[found.mode]}${found.percent === null ? '' : ` ${found.percent}%`}`
  return [index < 0 ? against(`waivers.${any}.mode`, `${says}，不是免费`) : met(`waivers.${index}`, says)]
}

function feeNotice(plan: Plan): Outcome[] {
  if (!mayCharge(plan)) return []
  const asked = feesOf(plan).filter(({ fee }) => fee.status !== 'free')
  const parts = [
    { has: asked.length > 0 && asked.every(({ fee }) => unitPrice(fee) !== null), words: '收费标准' },
    { has: asked.length > 0 && asked.every(({ fee }) => fee.authority !== null), words: '收费依据' },
    { has: plan.waivers.length > 0, words: '减免' },
    { has: plan.complaintPhone !== null, words: '投诉电话' },
  ]
  const lacks = parts.filter(({ has }) => !has).map(({ words }) => words)
  return [lacks.length === 0 ? met('services', '标准、依据、减免和投诉电话都写明了') : unsure(plan.complaintPhone === null ? 'complaintPhone' : 'services', `没有写：${lacks.join('、')}`)]
}

const cycleWords = { week: '每周', month: '每月', halfTerm: '每半学期', term: '每学期', year: '每学年' } as const

const feeCycle = (cycles: PackCheckOf<'feeCycle'>['cycles'], plan: Plan): Outcome[] =>
  feesOf(plan).flatMap(({ fee, name, path }) => {
    if (fee.status === 'free' || (fee.status !== 'charged' && fee.cycle === null)) return []
    if (fee.cycle === null) return [unsure(`${path}.cycle`, `${quoted(name)}没有写收费周期`)]
    const says = `${quoted(name)}${cycleWords[fee.cycle]}收一次`
    return [cycles.includes(fee.cycle) ? met(`${path}.cycle`, says) : against(`${path}.cycle`, says)]
  })

function refund(check: PackCheckOf<'refund'>, plan: Plan): Outcome[] {
  if (!mayCharge(plan)) return []
  const rules = plan.refunds.flatMap((rule, index) => (rule.trigger === 'absence' || rule.trigger === 'exit' ? [{ rule, path: `refunds.${index}` }] : []))
  if (rules.length === 0) return [unsure('refunds', '没有写退出或缺勤怎样退费')]
  return rules.map(({ rule, path }) => {
    const says = refundRuleText(rule)
    if (rule.method === null) return unsure(`${path}.method`, `${says}；没有写算法`)
    return isSameRefund(check, rule) ? met(path, says) : against(path, says)
  })
}

function isSameRefund({ methods, fixedDays, step, months }: PackCheckOf<'refund'>, rule: Plan['refunds'][number]): boolean {
  if (rule.method === null || rule.method === 'none' || !methods.includes(rule.method)) return false
  if ((fixedDays !== null && rule.fixedDays !== fixedDays) || (step !== null && rule.step !== step)) return false
  const [only, ...others] = rule.steps
  return months === null || (others.length === 0 && only?.unit === 'month' && only.within === months.within && only.percent === months.percent)
}

function custodyFree(tags: readonly string[], plan: Plan): Outcome[] {
  return plan.services.flatMap((service, index) => {
    const isCustody = !service.withCourses && (service.tags.length === 0 ? service.kind === 'late' && service.content.length === 0 : service.tags.every((tag) => tags.includes(tag)))
    if (!isCustody) return []
    const path = `services.${index}.fees`
    if (service.fees.some(({ status }) => status === 'charged')) return [against(path, `${quoted(service.name)}只有看管，却收费`)]
    const isFree = service.fees.length > 0 && service.fees.every(({ status }) => status === 'free')
    return [isFree ? met(path, `${quoted(service.name)}免费`) : unsure(path, `${quoted(service.name)}只有看管，没有写免费`)]
  })
}

function accountsPublished(plan: Plan): Outcome[] {
  if (!mayCharge(plan)) return []
  const { published } = plan.accounts
  if (published === null) return [unsure('accounts.published', '没有写多久公示一次收支')]
  return [published === 'year' ? against('accounts.published', '收支每学年公示一次') : met('accounts.published', `${published === 'term' ? '每学期' : '每月'}公示收支`)]
}

export const packMoneyChecks: PackChecks<
  'feeBasis' | 'feeAtMost' | 'feeIs' | 'lessonTotal' | 'payee' | 'voluntaryExtras' | 'hardshipWaiver' | 'feeNotice' | 'feeCycle' | 'refund' | 'custodyFree' | 'accountsPublished'
> = {
  feeBasis: (_, facts) => feeBasis(facts),
  feeAtMost,
  feeIs,
  lessonTotal,
  payee: (check, { plan }) => payees(check, plan),
  voluntaryExtras: (_, { plan }) => voluntaryExtras(plan),
  hardshipWaiver: ({ mode }, { plan }) => hardshipWaiver(mode, plan),
  feeNotice: (_, { plan }) => feeNotice(plan),
  feeCycle: ({ cycles }, { plan }) => feeCycle(cycles, plan),
  refund: (check, { plan }) => refund(check, plan),
  custodyFree: ({ tags }, { plan }) => custodyFree(tags, plan),
  accountsPublished: (_, { plan }) => accountsPublished(plan),
}
