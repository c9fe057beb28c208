import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Fact } from '@/ui/fact'
import { TextInput } from '@/ui/text-input'
import { yuan } from '@/wording/money'
import { unrecordedDays, type Entered } from '../settlement-view'
import type { Settlement } from '../use-settlement'

interface StartPartProps {
  data: Settlement
  entered: Entered
  enter: (changes: Partial<Entered>) => void
}

/** What the settlement will count, and what finance has to enter before it starts. */
export function StartPart({ data, entered, enter }: StartPartProps) {
  const unrecorded = unrecordedDays(data)
  const type = (serviceKey: string, changes: Partial<Entered['costs'][string]>) => enter({ costs: { ...entered.costs, [serviceKey]: { cost: '', grant: '', ...entered.costs[serviceKey], ...changes } } })
  return (
    <View>
      {data.services.map((service) => (
        <Card key={service.serviceKey} title={service.name}>
          <Fact name='账单、减免和退费合计'>{`${service.children} 个孩子，${yuan(service.chargedFen)}`}</Fact>
          <Fact name='人次'>{`到场 ${service.days.attended}，请假 ${service.days.leave}，没来 ${service.days.missing}，没有点名 ${service.days.unrecorded}`}</Fact>
          {service.settles ? null : <View className='settle-quiet'>方案没有规定按出勤结算，账单不变。</View>}
          {service.needsCost ? (
            <View className='settle-gap'>
              <View className='settle-quiet'>{`标准是每${service.unit}不超过 ${yuan(service.mostFen ?? 0)}。实际单价＝（成本－财政补助）÷ 全校实到 ${service.unitsAttended} ${service.unit}${service.days.unrecorded > 0 ? `（没有点名的也计入时 ${service.unitsWithUnrecorded} ${service.unit}）` : ''}。`}</View>
              <TextInput label={`${service.name}的成本（元）`} max={10} value={entered.costs[service.serviceKey]?.cost ?? ''} onChange={(cost) => type(service.serviceKey, { cost })} />
              <TextInput label={`${service.name}的财政补助（元）`} hint='没有补助填 0' max={10} value={entered.costs[service.serviceKey]?.grant ?? ''} onChange={(grant) => type(service.serviceKey, { grant })} />
            </View>
          ) : null}
        </Card>
      ))}
      {unrecorded > 0 ? (
        <Card title='没有点名的日子'>
          <Choice
            label={`有 ${unrecorded} 人次没有点名记录，全校统一怎样计入？`}
            options={[
              { value: 'absent', label: '按没有到场，不收费' },
              { value: 'attended', label: '按到场，照常收费', note: '每个家庭的结算里会写明有几天没有点名' },
            ]}
            value={entered.unrecordedAs}
            onChange={(unrecordedAs) => enter({ unrecordedAs })}
          />
        </Card>
      ) : null}
    </View>
  )
}
