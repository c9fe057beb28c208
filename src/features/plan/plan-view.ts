import type { Output } from 'cloud/contract/operations'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { chainOf } from 'cloud/rules/chain'
import { stepName } from 'cloud/rules/step-names'
import type { Step } from '@/ui/steps'
import { dateOf, fullDateWords } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { admissionWords, offeringWords, stageWords } from '@/wording/plan'
import { stepExplanations } from './step-explanations'

export type PublishedPlan = Output<'readPlan'>

/** A line of a card: what it is called, and what the plan says, one line each; null is 未公布. */
export interface PlanFact {
  name: string
  says: string | string[] | null
}

/** Part of a plan that families may open: facts under one heading. */
export interface PlanPart {
  title: string
  facts: PlanFact[]
}

/** Facts of which the plan says something; for parts in which nobody looks for what it leaves out. */
export const statedFacts = (facts: PlanFact[]) => facts.filter(({ says }) => says !== null && says.length > 0)

export const lines = (all: readonly string[]): string[] | null => (all.length > 0 ? [...all] : null)

/** Whether a family can apply at all; a plan may also only show what there is (FR-013; S1, S15, S17). */
export const takesApplications = ({ offering }: Pick<SchoolPlan, 'offering'>) => offering.status === 'offered' || offering.status === 'pilot'

/** What a family at this school has to know before it reads on; null where the service is simply offered (FR-013). */
export function offeringOf({ offering: { status, reason } }: Pick<SchoolPlan, 'offering'>) {
  if (status === 'offered') return reason === null ? null : { calm: true, title: '开展情况', says: reason }
  const { title, says } = offeringWords[status]
  return { calm: status !== 'notOffered', title, says: reason ?? (status === 'oversight' ? says : `${says}原因未公布。`) }
}

/** Who may take part, and how those leave who do not (FR-002, FR-064). A plan that only shows figures leaves out what it does not say. */
export function audienceOf(plan: SchoolPlan): PlanFact[] {
  const { audience, priorityGroups, nonParticipants } = plan
  const facts: PlanFact[] = [
    { name: '年级', says: audience.grades ? gradesWords(audience.grades) : audience.stage && stageWords[audience.stage] },
    { name: '准入条件', says: audience.admission && admissionWords[audience.admission] },
    { name: '说明', says: audience.text },
    { name: '优先照顾', says: priorityGroups.map(({ name }) => name).join('、') || null },
    { name: '不参加的学生怎样离校', says: nonParticipants },
  ]
  return takesApplications(plan) ? facts : statedFacts(facts)
}

export const stepsOf = (plan: SchoolPlan): Step[] =>
  chainOf(plan).map((step) => ({ key: step, title: stepName(plan, step), state: 'later', lines: [explanation(plan, step)] }))

function explanation(plan: SchoolPlan, step: keyof typeof stepExplanations): string {
  const says = plan.chainWords[step]?.explain ?? stepExplanations[step]
  if (step !== 'notice') return says
  return `${says}${plan.noticeDays === null ? '公示天数未公布。' : `公示${plan.noticeDays}天。`}`
}

export function versionFacts({ plan, version, publishedAt, documentSha256 }: PublishedPlan): PlanFact[] {
  const { from, to } = plan.effective
  const effective = [from && `自${fullDateWords(from)}`, to && `至${fullDateWords(to)}`].filter(Boolean).join('')
  return [
    { name: '版本', says: `第${version}版` },
    { name: '公布日期', says: fullDateWords(dateOf(publishedAt)) },
    ...statedFacts([{ name: '有效期', says: effective || (takesApplications(plan) ? '本学期，到期终止，不自动续' : null) }]),
    { name: '文件校验码（前8位）', says: documentSha256.slice(0, 8) },
  ]
}
