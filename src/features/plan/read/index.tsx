import { useState } from 'react'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { GradePart } from './grade-part'
import { LetterPart } from './letter-part'
import { PlanHead } from './plan-head'
import { PlanRules } from './plan-rules'
import { usePlan } from '../use-plan'

/** The school's whole scheme, readable by anyone before any data is given (FR-002). */
export default function PlanPage() {
  const { plan, childGrade, isGuardian, letter, confirm } = usePlan()
  const [picked, setPicked] = useState<number | null>(null)
  if (plan.state !== 'ready') {
    return (
      <Page>
        <Pending query={plan} />
      </Page>
    )
  }
  const { data } = plan
  const { grades } = data.plan.audience
  const grade = [picked, childGrade].find((one) => one !== null && grades.includes(one)) ?? grades[0] ?? 1
  return (
    <Page>
      {plan.stale ? <Stale onRetry={plan.refresh} /> : null}
      <PlanHead published={data} />
      <LetterPart published={data} isGuardian={isGuardian} send={letter} onConfirm={() => void confirm(data.planId)} />
      <GradePart plan={data.plan} grade={grade} onGrade={setPicked} />
      <PlanRules published={data} />
    </Page>
  )
}
