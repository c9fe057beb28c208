import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { spoken } from '@/ui/spoken'
import { fullDateWords } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { admissionWords } from '@/wording/plan'
import type { PublishedPlan } from '../plan-view'
import './index.scss'

/** Whose plan this is, for when and for whom. */
export function PlanHead({ published: { school, term, plan } }: { published: PublishedPlan }) {
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
      </View>
      <Card title='谁可以参加'>
        <Fact name='年级'>{gradesWords(plan.audience.grades)}</Fact>
        <Fact name='准入条件'>{plan.audience.admission && admissionWords[plan.audience.admission]}</Fact>
        <Fact name='说明'>{plan.audience.text}</Fact>
        <Fact name='优先照顾'>{plan.priorityGroups.map((group) => group.name).join('、') || null}</Fact>
      </Card>
    </>
  )
}
