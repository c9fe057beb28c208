import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Field } from '@/ui/field'
import { fieldId } from '../check-draft'
import { voluntaryWords } from '../form-words'
import type { PartProps } from './part-props'

/** The two statements a family ticks by hand (FR-021), and the plan they speak of. */
export function StatementsPart({ plan, draft, problems, change }: PartProps) {
  return (
    <Card title='请您确认'>
      <View id={fieldId('voluntary')}>
        <Field label='自愿' error={problems.voluntary}>
          <CheckLine checked={draft.voluntary} onChange={(voluntary) => change({ voluntary })}>
            {voluntaryWords(plan)}
          </CheckLine>
        </Field>
      </View>
      <View id={fieldId('factsRead')}>
        <Field label='知情' error={problems.factsRead}>
          {plan.safety.map((measure) => (
            <View key={measure} className='form-quiet form-safety'>
              {measure}
            </View>
          ))}
          <CheckLine checked={draft.factsRead} onChange={(factsRead) => change({ factsRead })}>
            我已读过服务的时间、内容、费用和安全措施。
          </CheckLine>
        </Field>
      </View>
      <Button block onClick={() => void Taro.navigateTo({ url: '/features/plan/read/index' })}>
        看完整方案（已填的会保留）
      </Button>
    </Card>
  )
}
