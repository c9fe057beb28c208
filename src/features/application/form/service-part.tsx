import { View } from '@tarojs/components'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { feeText, weekdaysText } from 'cloud/rules/plan-words'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Choice } from '@/ui/choice'
import type { ServiceDraft } from '../application-draft'
import { fieldId, serviceField, type Problems, type ServicePart as Part } from '../check-draft'
import { durationWords, hoursFor } from '../submission-view'
import { WeekdayChoice } from './weekday-choice'

interface ServicePartProps {
  plan: SchoolPlan
  /** Whose season's hours are shown. */
  today: string
  service: ServiceOffering
  grade: number
  own: ServiceDraft
  problems: Problems
  onChange: (changes: Partial<ServiceDraft>) => void
}

/** One service of the plan: what it is and costs, whether the child takes it, and only then how. */
export function ServicePart({ plan, today, service, grade, own, problems, onChange }: ServicePartProps) {
  const hours = hoursFor(plan, service, grade, today)
  return (
    <Card title={service.name}>
      <View>{`${weekdaysText(service.weekdays) || '星期未公布'} ${hours.words || '时间未公布'}`}</View>
      {service.content.length > 0 ? <View className='form-quiet'>{service.content.join('、')}</View> : null}
      {service.itemsToBring ? <View className='form-quiet'>自带：{service.itemsToBring}</View> : null}
      <View className='form-fee'>费用：{feeText(service, grade)}</View>
      <CheckLine checked={own.taken} onChange={(taken) => onChange({ taken })}>
        {`参加${service.name}`}
      </CheckLine>
      {own.taken ? <TakenPart service={service} lunch={plan.lunch} own={own} endsAt={hours.endsAt} problems={problems} onChange={onChange} /> : null}
    </Card>
  )
}

function TakenPart({ service, lunch, own, endsAt, problems, onChange }: Omit<ServicePartProps, 'plan' | 'today' | 'grade'> & { lunch: SchoolPlan['lunch']; endsAt: string | null }) {
  const field = (part: Part) => serviceField(service.key, part)
  return (
    <View className='form-taken'>
      {service.weekdays ? (
        <View id={fieldId(field('weekdays'))}>
          <WeekdayChoice
            service={service.name}
            offered={service.weekdays}
            value={own.weekdays}
            error={problems[field('weekdays')]}
            onChange={(weekdays) => onChange({ weekdays })}
          />
        </View>
      ) : (
        <View className='form-quiet'>方案没有公布星期，由学校另行通知。</View>
      )}
      <View id={fieldId(field('duration'))}>
        <Choice
          label={`${service.name}待到什么时候`}
          options={[
            { value: 'whole', label: endsAt === null ? durationWords.whole : `${durationWords.whole}（到 ${endsAt}）` },
            { value: 'untilPickedUp', label: durationWords.untilPickedUp, note: '不等到结束，家长或接送人提前来接' },
          ]}
          value={own.duration}
          error={problems[field('duration')]}
          onChange={(duration) => onChange({ duration })}
        />
      </View>
      {service.withLunch ? (
        <View id={fieldId(field('lunch'))}>
          <Choice
            label='在学校吃午餐吗'
            hint={lunch?.payment ?? '午餐费不在服务费里，交费办法未公布。'}
            options={[
              { value: true, label: '用餐' },
              { value: false, label: '不用餐' },
            ]}
            value={own.lunch}
            error={problems[field('lunch')]}
            onChange={(answer) => onChange({ lunch: answer })}
          />
        </View>
      ) : null}
      {service.withNap ? (
        <View id={fieldId(field('nap'))}>
          <Choice
            label='中午要不要午休'
            hint='不强制午休。'
            options={[
              { value: true, label: '午休' },
              { value: false, label: '不午休', note: '安静地画画或写作业' },
            ]}
            value={own.nap ?? null}
            error={problems[field('nap')]}
            onChange={(nap) => onChange({ nap })}
          />
        </View>
      ) : null}
    </View>
  )
}
