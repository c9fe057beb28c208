import { View } from '@tarojs/components'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Tabs } from '@/ui/tabs'
import { Timetable } from '@/ui/timetable'
import { gradeName } from '@/wording/grades'
import { servicesOf, weekOf, type ServiceView } from '../plan-view'

/** What one grade is offered: its week, then each service with its times and fee. */
export function GradePart({ plan, grade, onGrade }: { plan: SchoolPlan; grade: number; onGrade: (grade: number) => void }) {
  const week = weekOf(plan, grade)
  const services = servicesOf(plan, grade)
  return (
    <>
      <Card title={`${gradeName(grade)}的一周`}>
        <Tabs label='选择年级' value={grade} onChange={onGrade} options={plan.audience.grades.map((value) => ({ value, label: gradeName(value) }))} />
        {services.length > 0 ? <Timetable {...week} /> : <View>这个年级没有安排服务。</View>}
      </Card>
      {services.map((service) => (
        <ServiceCard key={service.key} service={service} />
      ))}
    </>
  )
}

function ServiceCard({ service }: { service: ServiceView }) {
  return (
    <Card title={service.name} aside={<Badge tone={service.feeIssued ? 'good' : 'todo'}>{service.fee}</Badge>}>
      <View className='plan-slots'>
        {service.slots.map((slot) => (
          <View key={slot.time} className='plan-slots__slot'>
            <View className='plan-slots__time'>{slot.time}</View>
            <View>{slot.activity}</View>
          </View>
        ))}
      </View>
      {service.facts.map((fact) => (
        <Fact key={fact.name} name={fact.name}>
          {fact.says}
        </Fact>
      ))}
    </Card>
  )
}
