import type { SchoolPlan } from 'cloud/contract/plan-document'
import { accountsPublishedWords, everyWords, fundingWords, inspectionWords, surveyWhenWords } from '@/wording/plan'
import { statedFacts, type PlanFact, type PlanPart } from './plan-view'

/** What the school makes public or asks for in the course of the year (FR-075, FR-082, FR-102; R-041, R-061, R-063). */
export const publicParts = (plan: SchoolPlan): PlanPart[] => [
  { title: '经费和公示', facts: accountFacts(plan) },
  { title: '问卷、公示和检查', facts: [...surveyFacts(plan), ...recordFacts(plan), ...inspectionFacts(plan)] },
  { title: '一年中的活动', facts: plan.events.map(({ name, when }) => ({ name, says: when })) },
  { title: '其他说明', facts: plan.notes.map(({ title, text }) => ({ name: title, says: text })) },
]

function accountFacts({ accounts }: SchoolPlan): PlanFact[] {
  return statedFacts([
    { name: '经费来源', says: accounts.funding && fundingWords[accounts.funding] },
    { name: '专账', says: accounts.separateAccount === null ? null : accounts.separateAccount ? '单独建账' : '没有开设专账' },
    { name: '用途', says: accounts.earmarked ? '专款专用' : null },
    { name: '允许的支出', says: accounts.spending.join('、') || null },
    { name: '收支公示', says: accounts.published && accountsPublishedWords[accounts.published] },
    { name: '结算', says: accounts.settlement ? '期末结算，多还少补' : null },
    { name: '说明', says: accounts.text },
  ])
}

const surveyFacts = ({ surveys }: SchoolPlan): PlanFact[] => surveys.map((survey) => ({ name: survey.name, says: [surveyWhen(survey), ...(survey.dimensions.length > 0 ? [survey.dimensions.join('、')] : [])] }))

function surveyWhen({ when, weeks }: SchoolPlan['surveys'][number]): string {
  if (when === null) return '时间未公布'
  return `${surveyWhenWords[when]}${when !== 'afterStart' ? '' : weeks === null ? '，第几周未公布' : ` ${weeks} 周`}`
}

/** Only what families get to see: the rest of the records is the school's own work. */
const recordFacts = ({ records }: SchoolPlan): PlanFact[] =>
  records.filter(({ published }) => published).map(({ name, every }) => ({ name, says: every === null ? '公示，多久一次未公布' : `${everyWords[every]}公示` }))

function inspectionFacts({ inspections }: SchoolPlan): PlanFact[] {
  const said = inspections.map(({ name, stage }) => (name.includes(inspectionWords[stage]) ? name : `${inspectionWords[stage]}：${name}`))
  return said.length > 0 ? [{ name: '检查', says: said }] : []
}
