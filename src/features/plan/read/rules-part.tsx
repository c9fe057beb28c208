import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Steps } from '@/ui/steps'
import { contactOf, exitOf, lunchOf, safetyOf, waiversOf } from '../family-view'
import { stepsOf, takesApplications, type PublishedPlan } from '../plan-view'
import { FactCard } from './facts'

/** What every family asks, the same for all grades: how to apply, leave, get money back, and whom to call. */
export function RulesPart({ published: { plan } }: { published: PublishedPlan }) {
  if (!takesApplications(plan)) return null
  const lunch = lunchOf(plan)
  const waivers = waiversOf(plan)
  return (
    <>
      {lunch ? <FactCard title='午餐（单独交费，不在服务费里）' facts={lunch} /> : null}
      <Card title='报名步骤'>
        {plan.chain === null ? <View className='plan-paragraph'>方案没有写办理步骤，按国家规定的顺序办理。</View> : null}
        <Steps steps={stepsOf(plan)} plain />
      </Card>
      <FactCard title='退出和退费' facts={exitOf(plan)} />
      {waivers ? <FactCard title='费用减免' facts={waivers} /> : null}
      <FactCard title='安全和保险' facts={safetyOf(plan)} />
      <FactCard title='联系和投诉' facts={contactOf(plan)} />
    </>
  )
}
