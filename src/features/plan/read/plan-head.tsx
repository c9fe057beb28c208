import { View } from '@tarojs/components'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import { fullDateWords } from '@/wording/dates'
import { audienceOf, offeringOf, type PublishedPlan } from '../plan-view'
import { FactCard } from './facts'
import './index.scss'

/** Whose plan this is, for when and for whom; and first of all whether the school offers the service (FR-013). */
export function PlanHead({ published: { school, term, plan } }: { published: PublishedPlan }) {
  const offering = offeringOf(plan)
  const audience = audienceOf(plan)
  return (
    <>
      <View className='plan-head'>
        <View className='plan-head__title' {...spoken({ role: 'heading' })}>
          {plan.title}
        </View>
        <View className='plan-head__school'>
          {school.name} · {term.name}
        </View>
        <View className='plan-head__school'>
          {fullDateWords(term.startsOn)}至{fullDateWords(term.endsOn)}
        </View>
        {plan.modelTag ? <View className='plan-head__school'>模式：{plan.modelTag}</View> : null}
      </View>
      {offering ? (
        <Notice tone={offering.calm ? 'info' : 'todo'} title={offering.title}>
          {offering.says}
        </Notice>
      ) : null}
      {audience.length > 0 ? <FactCard title='谁可以参加' facts={audience} /> : null}
    </>
  )
}
