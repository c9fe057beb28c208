import type { PartnerKind } from 'cloud/contract/plan-people'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { kindNames, partnerNames } from 'cloud/rules/plan-names'
import { contentName } from 'cloud/rules/content-words'
import { weekdaysText } from 'cloud/rules/plan-words'
import { fullDateWords } from '@/wording/dates'
import { groupAcrossWords, stageWords, venuePolicyWords, vettingWords } from '@/wording/plan'
import { lines, statedFacts, type PlanFact, type PlanPart } from './plan-view'

/** How the school carries the service out: limits, groups, staff, people from outside, who answers for it (FR-101). */
export const schoolParts = (plan: SchoolPlan): PlanPart[] => [
  { title: '时间和内容的规定', facts: limitFacts(plan) },
  { title: '编班和教师', facts: groupFacts(plan) },
  { title: '校外人员和机构', facts: partnerFacts(plan) },
  { title: '负责人', facts: leaderFacts(plan) },
  { title: '家委会意见', facts: committeeFacts(plan) },
]

const count = (stated: number | null, words: (number: number) => string) => (stated === null ? null : words(stated))

function limitFacts({ bounds, forbidden, venuePolicy, onlineLessons }: SchoolPlan): PlanFact[] {
  const latest = bounds.latestEnd.map(({ kinds, stage, at }) => {
    const of = [stage ? stageWords[stage] : '', kinds?.map((kind) => kindNames[kind]).join('、') ?? ''].join('')
    return `${of ? `${of}：` : ''}原则上不晚于 ${at}`
  })
  return statedFacts([
    { name: '每天时长', says: count(bounds.leastDailyMinutes, (minutes) => (minutes % 60 === 0 ? `不少于 ${minutes / 60} 小时` : `不少于 ${minutes} 分钟`)) },
    { name: '每周', says: count(bounds.daysPerWeek, (days) => `${days} 天`) },
    { name: '结束时间', says: lines([...latest, ...(bounds.notBeforeOffWork ? ['一般不早于当地下班时间'] : [])]) },
    { name: '寒假', says: count(bounds.winterWeeks, (weeks) => `校园开放 ${weeks} 周`) },
    { name: '暑假', says: count(bounds.summerWeeks, (weeks) => `校园开放 ${weeks} 周`) },
    { name: '不允许', says: forbidden.map(contentName).join('、') || null },
    { name: '场地', says: venuePolicy && venuePolicyWords[venuePolicy] },
    { name: '线上课程', says: onlineLessons },
  ])
}

function groupFacts({ grouping, staffing }: SchoolPlan): PlanFact[] {
  const own = count(grouping.ownGroupFrom, (pupils) => `一个班满 ${pupils} 人单独编班`)
  const mixed = count(grouping.mixBelow, (pupils) => `一个年级不足 ${pupils} 人的混合编班`)
  const across = grouping.across && groupAcrossWords[grouping.across]
  const most = count(grouping.most, (pupils) => `每组最多 ${pupils} 人`)
  const said = [own, mixed, across, most].filter((words) => words !== null)
  return statedFacts([
    // The plan's own sentence says it best; figures in words stand in where there is none.
    { name: '编班', says: grouping.text ?? (said.join('；') || null) },
    { name: '教师配备', says: ratio(staffing.pupilsPerTeacher, '名学生', staffing.extraTeacherAbove) },
    { name: '管理人员配备', says: ratio(staffing.classesPerManager, '个班', staffing.extraManagerAbove) },
    { name: '每组', says: count(staffing.leastPerGroup, (staff) => `至少 ${staff} 名工作人员`) },
    { name: '安全巡查', says: count(staffing.patrollersPerDay, (staff) => `每天 ${staff} 人`) },
    { name: '教师参加', says: staffing.mode && (staffing.mode === 'voluntary' ? '教师自愿参加' : '全体教师参加') },
    { name: '上下班', says: staffing.flexibleHours ? '教师可以弹性上下班' : null },
    { name: '教师补助', says: staffing.payText },
    { name: '说明', says: staffing.text },
  ])
}

/** R-020, R-021: one for every so many, and one more where the rest is above a limit. */
const ratio = (number: number | null, unit: string, above: number | null) =>
  number === null ? null : `每 ${number} ${unit}配 1 人${above === null ? '' : `，余下超过 ${above} ${unit}再配 1 人`}`

function partnerFacts({ partners }: SchoolPlan): PlanFact[] {
  const named = (kinds: readonly PartnerKind[]) => kinds.map((kind) => partnerNames[kind]).join('、') || null
  return statedFacts([
    { name: '可以参与', says: named(partners.welcome) },
    { name: '不得参与', says: named(partners.barred) },
    { name: '第三方机构', says: partners.fromList === null ? null : partners.fromList ? '必须在主管部门公布的名单内' : '不限于名单' },
    { name: '第三方收费', says: partners.feeStated === null ? null : partners.feeStated ? '标准和期限已公布' : '标准和期限未公布' },
    { name: '志愿者须有', says: partners.vetting.map((each) => vettingWords[each]).join('、') || null },
    { name: '说明', says: partners.text },
  ])
}

/** One line for each duty and name, with the days on which it is that person's. */
function leaderFacts({ leaders }: SchoolPlan): PlanFact[] {
  const duties = new Map<string, { duty: string; name: string | null; weekdays: number[] }>()
  for (const { duty, name, weekdays } of leaders) {
    const key = JSON.stringify([duty, name])
    duties.set(key, { duty, name, weekdays: [...(duties.get(key)?.weekdays ?? []), ...(weekdays ?? [])] })
  }
  return [...duties.values()].map(({ duty, name, weekdays }) => ({ name: weekdays.length > 0 ? `${duty}（${weekdaysText(weekdays)}）` : duty, says: name }))
}

/** FR-008: that the committee agreed, on which day, and what its minutes say. */
function committeeFacts({ committeeApproval }: SchoolPlan): PlanFact[] {
  if (!committeeApproval) return []
  const { approvedOn, minutes } = committeeApproval
  return [
    { name: '意见', says: '家委会已通过本方案' },
    { name: '日期', says: approvedOn && fullDateWords(approvedOn) },
    { name: '会议记录', says: minutes },
  ]
}
