import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Steps } from '@/ui/steps'
import { Unstated } from '@/ui/unstated'
import { insuranceWords } from '@/wording/plan'
import { exitOf, lunchOf, staffingOf, stepsOf, versionFacts, waiversOf, type PlanFact, type PublishedPlan } from '../plan-view'

/** Everything in the plan that is the same for every grade. */
export function PlanRules({ published }: { published: PublishedPlan }) {
  const { plan } = published
  const lunch = lunchOf(plan)
  const waivers = waiversOf(plan)
  return (
    <>
      {lunch ? <FactCard title='午餐（单独交费，不在服务费里）' facts={lunch} /> : null}
      <FactCard title='费用减免' facts={waivers} />
      <Card title='报名步骤'>
        <Steps steps={stepsOf(plan)} plain />
      </Card>
      <FactCard title='退出和退费' facts={exitOf(plan)} />
      <FactCard title='保险' facts={[{ name: '意外伤害保险', says: plan.insurance && insuranceWords[plan.insurance] }]} />
      <FactCard title='教师和管理' facts={staffingOf(plan)} />
      <Card title='安全措施'>
        {plan.safety.length > 0 ? plan.safety.map((measure) => <Paragraph key={measure}>{measure}</Paragraph>) : <Unstated />}
      </Card>
      <FactCard
        title='联系和投诉'
        facts={[
          { name: '联系人', says: plan.contact?.name ?? null },
          { name: '联系电话', says: plan.contact?.phone ?? null },
          { name: '投诉电话', says: plan.complaintPhone },
        ]}
      />
      <FactCard title='这份方案' facts={versionFacts(published)} />
    </>
  )
}

function FactCard({ title, facts }: { title: string; facts: PlanFact[] }) {
  return (
    <Card title={title}>
      {facts.length > 0 ? facts.map(({ name, says }) => <Fact key={name} name={name}>{says}</Fact>) : <Unstated />}
    </Card>
  )
}

const Paragraph = ({ children }: { children: string }) => <View className='plan-paragraph'>{children}</View>
