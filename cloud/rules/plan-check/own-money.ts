import type { FeeRule } from '../../contract/plan-money'
import { billObstacles, disclosureLacks, feeStatus, type BillObstacle, type DisclosureItem } from '../fee'
import { feeRuleText, refundRuleText, unitWords, yuanText } from '../plan-words'
import { against, isAsked, met, unsure, type CheckFacts, type Outcome, type OwnChecks } from './outcome'
import { quoted } from './words'

export interface PlannedFee {
  fee: FeeRule
  name: string
  path: string
  service: CheckFacts['plan']['services'][number]
}

/** Every price of a plan with its place. */
export const feesOf = ({ services }: CheckFacts['plan']): PlannedFee[] =>
  services.flatMap((service, at) => service.fees.map((fee, index) => ({ fee, name: service.name, service, path: `services.${at}.fees.${index}` })))

/** Whether money is or may be asked for: not where every service is free, nor where there is none. */
export const mayCharge = (plan: CheckFacts['plan']) => plan.services.length > 0 && feeStatus(plan) !== 'free'
const charges = ({ fee }: PlannedFee) => fee.status === 'charged'

const obstacleWords: Record<Exclude<BillObstacle, 'free' | 'notIssued' | 'status'>, string> = { amount: '单价', unit: '计费单位', authority: '依据文件', issuedOn: '发文日期', expired: '在有效期内的标准' }

/** Whether every price that is asked for has what a bill needs (R-027; national pack C15). */
export function feeBasis({ plan, calendar, publishedOn }: CheckFacts): Outcome[] {
  const silent = plan.services.flatMap(({ name, fees }, index) => (fees.length === 0 ? [unsure(`services.${index}.fees`, `${quoted(name)}没有写收费情况`, '写明免费、收费或标准未出台。')] : []))
  const priced = feesOf(plan).map(({ fee, name, path }) => {
    if (fee.status === 'free') return met(path, `${quoted(name)}免费`)
    if (fee.status === 'notIssued') return met(path, `${quoted(name)}标准未出台，不能收费`)
    if (fee.status === null) return unsure(path, `${quoted(name)}没有写收费状态`, '写明免费、收费或标准未出台。')
    const lacks = billObstacles(fee, publishedOn ?? calendar?.startsOn ?? '').flatMap((each) => (each === 'free' || each === 'notIssued' || each === 'status' ? [] : [obstacleWords[each]]))
    if (lacks.length > 0) return against(path, `${quoted(name)}${feeRuleText(fee)}；没有写：${lacks.join('、')}`, `写明${lacks.join('、')}；写明以前不能收费。`)
    return met(path, `${quoted(name)}${feeRuleText(fee)}，依据 ${fee.authority}（${fee.issuedOn}）`)
  })
  return [...silent, ...priced]
}

const freeIsFree = ({ plan }: CheckFacts): Outcome[] =>
  feesOf(plan).flatMap(({ fee, name, path }) => {
    if (fee.status !== 'free') return []
    const asked = (fee.amountFen ?? 0) > 0 ? fee.amountFen : (fee.caps.find(({ amountFen }) => (amountFen ?? 0) > 0)?.amountFen ?? null)
    return [asked === null ? met(path, `${quoted(name)}免费`) : against(path, `${quoted(name)}写了免费，又写了 ${yuanText(asked)}`, '免费的不写金额；要收费的，收费状态写 charged。')]
  })

function dailyUnits(facts: CheckFacts): Outcome[] {
  const limited = feesOf(facts.plan).flatMap(({ fee: { maxUnitsPerDay, unit }, name, path }) =>
    maxUnitsPerDay === null ? [] : [met(`${path}.maxUnitsPerDay`, `${quoted(name)}每天最多收 ${maxUnitsPerDay} ${unit === null ? '个单位' : unitWords[unit]}`)],
  )
  return limited.length === 0 && isAsked(facts, 'R-031') ? [unsure('services', '没有写每天最多收几课时', '在收费里写明每天最多计费几个单位。')] : limited
}

const capPeriods = { day: '每天', week: '每周', month: '每月', term: '每学期', year: '每学年' } as const

function caps(facts: CheckFacts): Outcome[] {
  const capped = feesOf(facts.plan).flatMap(({ fee, name, path }) =>
    fee.caps.map(({ amountFen, per }, index) => {
      const at = `${path}.caps.${index}`
      if (amountFen === null) return unsure(at, `${quoted(name)}${capPeriods[per]}有上限，没有写数额`, '写明上限是多少。')
      // A price for the very period of the cap can be compared with it at once.
      if (fee.unit === per && fee.amountFen !== null && fee.amountFen > amountFen) return against(at, `${quoted(name)}${capPeriods[per]}收 ${yuanText(fee.amountFen)}，高于上限 ${yuanText(amountFen)}`, '单价不高于上限。')
      return met(at, `${quoted(name)}${capPeriods[per]}最多 ${yuanText(amountFen)}`)
    }),
  )
  return capped.length === 0 && isAsked(facts, 'R-032') ? [unsure('services', '没有写收费上限', '在收费里写明每学期最多收多少。')] : capped
}

function absenceRefund(facts: CheckFacts): Outcome[] {
  const rules = facts.plan.refunds.flatMap((rule, index) => (rule.trigger === 'absence' ? [{ rule, path: `refunds.${index}` }] : []))
  if (rules.length === 0) return isAsked(facts, 'R-036') ? [unsure('refunds', '没有写缺勤怎样退费', '写明连续缺勤多久、怎样退。')] : []
  return rules.map(({ rule, path }) =>
    rule.method === null ? unsure(`${path}.method`, `${refundRuleText(rule)}；没有写算法，由学校财务决定`, '写明退费的算法。') : met(path, refundRuleText(rule)),
  )
}

function lunchApart(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  const { lunch } = plan
  const serves = plan.services.some(({ withLunch }) => withLunch)
  const within = plan.services.flatMap(({ name, extras, fees }, index) => [
    ...extras.flatMap((extra, at) => (/餐|午饭/.test(extra.name) ? [against(`services.${index}.extras.${at}`, `${quoted(name)}的另收项目里有${quoted(extra.name)}`, '餐费写在“午餐”里，不在服务费里收。')] : [])),
    ...fees.flatMap(({ relativeTo }, at) => (relativeTo && /餐/.test(relativeTo.name) ? [against(`services.${index}.fees.${at}`, `${quoted(name)}的收费按餐费计算`, '餐费与服务费分开。')] : [])),
  ])
  const board = plan.partners.welcome.indexOf('unincorporatedBoard')
  const contractor = board < 0 ? [] : [against(`partners.welcome.${board}`, '欢迎不具备法人资格的托管机构参与', '午餐不得由这样的机构承包。')]
  if (within.length + contractor.length > 0) return [...within, ...contractor]
  if (lunch === null) return serves || isAsked(facts, 'R-038') ? [unsure('lunch', '有午餐，没有写餐费和怎样交', '写明供餐单位、餐费和交法，与服务费分开。')] : []
  const price = lunch.pricePerDayFen === null ? lunch.price : `每天 ${yuanText(lunch.pricePerDayFen)}`
  return [price === null ? unsure('lunch.price', '午餐没有写餐费', '写明餐费，与服务费分开。') : met('lunch', `餐费${price}，不在服务费里`)]
}

function cycles(facts: CheckFacts): Outcome[] {
  const words = { week: '每周', month: '每月', halfTerm: '每半学期', term: '每学期', year: '每学年' } as const
  return feesOf(facts.plan).filter(charges).map(({ fee, name, path }) =>
    fee.cycle === null ? unsure(`${path}.cycle`, `${quoted(name)}没有写多久收一次`, '写明收费周期。') : met(`${path}.cycle`, `${quoted(name)}${words[fee.cycle]}收一次`),
  )
}

const disclosureWords: Record<DisclosureItem, string> = { standard: '收费标准', basis: '收费依据', complaintPhone: '投诉电话' }

function disclosure({ plan }: CheckFacts): Outcome[] {
  if (!mayCharge(plan)) return []
  const fees = plan.services.flatMap((service) => (service.fees.length === 0 ? [null] : service.fees))
  const lacks = (['standard', 'basis', 'complaintPhone'] as const).filter((item) => fees.some((fee) => disclosureLacks(plan, fee).includes(item)))
  if (lacks.length === 0) return [met('complaintPhone', `标准、依据和投诉电话（${plan.complaintPhone}）都写明了`)]
  // Blank is against this rule, not merely unstated: without the notice nothing may be collected.
  return [against(lacks.includes('complaintPhone') ? 'complaintPhone' : 'services', `没有写：${lacks.map((item) => disclosureWords[item]).join('、')}`, '公示齐全以前不能收费；请填写后再公布。')]
}

function publishedAccounts(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  const { published, spending } = plan.accounts
  if (!feesOf(plan).some(charges) && !isAsked(facts, 'R-041')) return []
  if (published === null) return [unsure('accounts.published', '没有写多久公示一次收支', '写明每学期（term）或每月（month）公示。')]
  if (published === 'year') return [against('accounts.published', '收支每学年公示一次', '在学期结束以前公示。')]
  const kinds = spending.length === 0 ? '没有写允许的支出' : `允许的支出 ${spending.length} 项`
  return [spending.length === 0 ? unsure('accounts.spending', kinds, '写明可以支出的项目。') : met('accounts', `${published === 'term' ? '每学期' : '每月'}公示收支，${kinds}`)]
}

function separateAccount(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  const path = 'accounts.separateAccount'
  const { separateAccount: has } = plan.accounts
  if (has === null) return feesOf(plan).some(charges) || isAsked(facts, 'R-057') ? [unsure(path, '没有写是否设专账', '写明收费以前先开设专账。')] : []
  return [has ? met(path, '设专账') : against(path, '专账没有开设', '收费以前先开设专账。')]
}

const waivers = (facts: CheckFacts): Outcome[] =>
  facts.plan.waivers.length === 0 && isAsked(facts, 'R-062')
    ? [unsure('waivers', '没有写减免', '写明谁必须减免、谁可以减免。')]
    : facts.plan.waivers.map(({ group, obligation }, index) =>
        obligation === null
          ? unsure(`waivers.${index}.obligation`, `${quoted(group)}没有写必须减免还是可以减免`, '写明 must 必须减免，或 may 可以减免。')
          : met(`waivers.${index}`, `${quoted(group)}${obligation === 'must' ? '必须减免' : '可以减免，不同意须写理由'}`),
      )

export const moneyChecks: OwnChecks = {
  'R-027': feeBasis,
  'R-028': freeIsFree,
  'R-031': dailyUnits,
  'R-032': caps,
  'R-036': absenceRefund,
  'R-038': lunchApart,
  'R-039': cycles,
  'R-040': disclosure,
  'R-041': publishedAccounts,
  'R-057': separateAccount,
  'R-062': waivers,
}
