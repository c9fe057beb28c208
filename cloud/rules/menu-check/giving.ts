import type { CourseFields, MenuFinding } from '../../contract/course-office'
import { endOfDay } from '../dates'
import { gradesText } from '../plan-check/words'
import { yuanText } from '../plan-words'
import { blocks, byRule, warns, type MenuCheck, type MenuFacts } from './found'

/** How many places there are, from how many on, and for whom some are kept. */
export const countChecks: MenuCheck = (course, facts) => {
  const { capacity, minimum } = course
  const lacks = capacity === null ? [blocks('capacity', '没有定名额', '填写名额。')] : []
  const tooFew = capacity !== null && minimum !== null && minimum > capacity ? [blocks('minimum', `至少 ${minimum} 人才开班，名额只有 ${capacity} 个`, '改名额或最少人数。')] : []
  return [...lacks, ...tooFew, ...quotaFindings(course, facts)]
}

function quotaFindings({ quotas, capacity, grades, opensAt, closesAt }: CourseFields, { plan }: MenuFacts): MenuFinding[] {
  const kept = quotas.reduce((sum, { places }) => sum + places, 0)
  const tooMany = capacity !== null && kept > capacity ? [blocks('quotas', `保留名额共 ${kept} 个，超过名额 ${capacity} 个`, '减少保留名额，或增加名额。')] : []
  const twice = new Set(quotas.map(({ key }) => key)).size < quotas.length ? [blocks('quotas', '两项保留名额用了同一个代号', '删去一项，重新添加。')] : []
  const each = quotas.flatMap((quota) => {
    const unknown = quota.groups?.some((key) => !plan.priorityGroups.some((group) => group.key === key)) ?? false
    const nobody = quota.grades !== null && !quota.grades.some((grade) => grades.includes(grade))
    const over = quota.until !== null && opensAt !== null && Date.parse(quota.until) <= Date.parse(opensAt)
    const afterClose = quota.until !== null && closesAt !== null && Date.parse(quota.until) >= Date.parse(closesAt)
    return [
      ...(unknown ? [blocks('quotas', `“${quota.name}”的优先对象方案里没有`, '重新选择优先对象。', 'R-006')] : []),
      ...(nobody ? [blocks('quotas', `“${quota.name}”只给${gradesText(quota.grades ?? [])}，这门课不面向这些年级`, '改年级，或删去这项保留。')] : []),
      ...(over ? [blocks('quotas', `“${quota.name}”在开始选课前就到期`, '把到期时间改到开始选课之后。')] : []),
      ...(afterClose ? [warns('quotas', `“${quota.name}”到选课截止才到期，没用完的名额别的孩子选不到`, '把到期时间改到截止之前。')] : []),
    ]
  })
  return [...tooMany, ...twice, ...each]
}

const at = (instant: string) => Date.parse(instant)

/** When choosing opens and closes. A course that the school fills needs no dates of its own. */
export const windowChecks: MenuCheck = (course, facts) => {
  const { admission, opensAt, closesAt } = course
  if (opensAt === null || closesAt === null) {
    if (admission === 'assigned' && opensAt === null && closesAt === null) return []
    return [blocks(opensAt === null ? 'opensAt' : 'closesAt', opensAt === null ? '没有定什么时候开始选' : '没有定什么时候截止', '填写开始和截止的日期、钟点。')]
  }
  if (at(opensAt) >= at(closesAt)) return [blocks('closesAt', '截止不在开始选课之后', '改截止时间。')]
  return [...pastFindings(course, opensAt, closesAt, facts), ...openingFindings(course, opensAt, closesAt), ...changeFinding(course, opensAt)]
}

function pastFindings({ admission }: CourseFields, opensAt: string, closesAt: string, { now, term }: MenuFacts): MenuFinding[] {
  if (at(closesAt) <= now.getTime()) return [blocks('closesAt', '截止时间已经过去', '改到今天以后。')]
  const late = at(closesAt) > endOfDay(term.endsOn).getTime() ? [warns('closesAt', '截止时间在学期结束之后', '改到学期以内。')] : []
  if (at(opensAt) > now.getTime()) return late
  if (admission === 'draw') return [blocks('opensAt', '要用抽签，开始补选的时间却已经过去', '改到抽签以后。'), ...late]
  return admission === 'assigned' ? late : [warns('opensAt', '公布后马上可以选，家长来不及先看', '把开始时间推后，让家长先看菜单。'), ...late]
}

function openingFindings({ gradeOpenings, grades }: CourseFields, opensAt: string, closesAt: string): MenuFinding[] {
  const named = gradeOpenings.flatMap((each) => each.grades)
  const outside = gradeOpenings.some((each) => at(each.opensAt) < at(opensAt) || at(each.opensAt) >= at(closesAt))
  const others = named.filter((grade) => !grades.includes(grade))
  return [
    ...(outside ? [blocks('gradeOpenings', '有年级的开始时间不在选课的开始和截止之间', '改到这段时间以内。')] : []),
    ...(new Set(named).size < named.length ? [blocks('gradeOpenings', '同一个年级写了两个开始时间', '删去一个。')] : []),
    ...(others.length > 0 ? [warns('gradeOpenings', `给${gradesText(others)}定了开始时间，这门课不面向这些年级`, '删去这些年级。')] : []),
  ]
}

const changeFinding = ({ changeUntil }: CourseFields, opensAt: string): MenuFinding[] =>
  changeUntil !== null && at(changeUntil) <= at(opensAt) ? [warns('changeUntil', '还没开始选，就已经不能自己退课', '把自己退课的期限改到开始选课之后。')] : []

/** Whether and what it may cost beside the service: only what the plan states, and never as a must. */
export const costChecks: MenuCheck = ({ serviceKey, costFen, costNote }, { plan, planKey }) => {
  if (costFen === null || costFen === 0) return []
  const service = plan.services.find(({ key }) => key === serviceKey)
  const extras = [...(plan.courses.find(({ key }) => key === planKey)?.extras ?? []), ...(service?.extras ?? [])]
  const isStated = extras.length > 0 || (service?.fees.some(({ provider }) => provider === 'thirdParty') ?? false)
  if (!isStated) return [blocks('costFen', `另收 ${yuanText(costFen)}，方案没有写这项费用`, '不另收费；确要收的，先在方案里写明并公布。', 'R-027')]
  const amounts = extras.map(({ amountFen }) => amountFen)
  const most = amounts.length > 0 && amounts.every((amount) => amount !== null) ? amounts.reduce((sum, amount) => sum + (amount ?? 0), 0) : null
  return [
    ...(most !== null && costFen > most ? [blocks('costFen', `另收 ${yuanText(costFen)}，方案写的是 ${yuanText(most)}`, `不超过 ${yuanText(most)}。`, 'R-032')] : []),
    ...(extras.some(({ voluntary }) => voluntary === false) ? [blocks('costFen', '方案把这项费用写成必须交', '费用必须自愿，先改方案。')] : []),
    ...(extras.some(({ voluntary }) => voluntary === null) ? [warns('costFen', '方案没有写这项费用是否自愿', '在方案里写明自愿。')] : []),
    ...(costNote === '' ? byRule(plan, 'R-040', 'costNote', '没有写另收的是什么费用', '写明项目，如“材料费，自愿”。') : []),
  ]
}
