import Taro, { useRouter } from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { takesApplications } from '../plan-view'
import { usePlan } from '../use-plan'
import { GradePart } from './grade-part'
import { LetterPart } from './letter-part'
import { PlanHead } from './plan-head'
import { RestPart } from './rest-part'
import { RulesPart } from './rules-part'

/** The school's whole scheme, readable by anyone before any data is given (FR-002); with `draft`, as families of `grade` will read it. */
export default function PlanPage() {
  const { draft = null, grade } = useRouter().params
  const { plan, today, childGrade, changed, isGuardian, letter, confirm } = usePlan(draft)
  if (plan.state !== 'ready') {
    return (
      <Page>
        <Pending query={plan} />
      </Page>
    )
  }
  const { data } = plan
  return (
    <Page>
      {plan.stale ? <Stale onRetry={plan.refresh} /> : null}
      {draft ? <Notice tone='todo' title='草稿预览，家长还看不到' /> : null}
      <PlanHead published={data} />
      {changed ? <ChangesLink {...changed} /> : null}
      <LetterPart published={data} isGuardian={isGuardian} send={letter} onConfirm={() => void confirm(data.planId)} />
      {takesApplications(data.plan) ? <GradePart published={data} today={today} childGrade={grade ? Number(grade) : childGrade} /> : null}
      {draft === null && takesApplications(data.plan) ? <OnwardLinks /> : null}
      <RulesPart published={data} />
      <RestPart published={data} />
    </Page>
  )
}

const OnwardLinks = () => (
  <Card>
    <Cell title='收费公示' label='收什么、凭什么收、怎么退，公布以前不能收费' onClick={() => void Taro.navigateTo({ url: '/features/fee/notice/index' })} />
    <Cell title='课程菜单' label='本学期有哪些课、什么时候开始选' onClick={() => void Taro.navigateTo({ url: '/features/plan/courses/index' })} />
    <Cell title='收支公示' label='收了多少、花在哪里、还剩多少' onClick={() => void Taro.navigateTo({ url: '/features/fee/accounts/index' })} />
  </Card>
)

function ChangesLink({ childId, childName, fromVersion, toVersion }: { childId: string; childName: string; fromVersion: number | null; toVersion: number }) {
  return (
    <Card>
      <Cell
        title='这次改了什么'
        label={`${childName}申请时是第${fromVersion}版，现在是第${toVersion}版`}
        onClick={() => void Taro.navigateTo({ url: `/features/plan/changes/index?childId=${childId}` })}
      />
    </Card>
  )
}
