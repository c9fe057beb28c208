import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { fieldId, serviceDraftOf, servicesFor } from '../check-draft'
import { formExplain } from '../form-words'
import { SentFacts } from '../sent-facts'
import { requestParts } from '../submission-view'
import type { ServiceDraft } from '../application-draft'
import { declineUrl, reviewerSaid } from '../progress-view'
import { DeparturePart } from './departure-part'
import type { PartProps } from './part-props'
import { DifficultyPart, PrivatePart } from './private-part'
import { ServicePart } from './service-part'
import { StatementsPart } from './statements-part'

/** The application to be filled in, one scrolling page: services, leaving, what is optional, two statements. */
export function FillPart(props: PartProps) {
  const { plan, sheet, draft, problems, change } = props
  const { child, application } = sheet
  // A request that came to nothing earlier is not what this form answers.
  const asked = application?.status === 'requested' || application?.editable ? application.request : null
  const changeService = (key: string, changes: Partial<ServiceDraft>) =>
    change((newest) => ({ services: { ...newest.services, [key]: { ...serviceDraftOf(newest, key), ...changes } } }))
  return (
    <>
      <Returned {...props} />
      <View className='form-head'>
        <View className='form-head__child'>
          {child.name}　{child.className}
        </View>
        {formExplain(plan) ? <View className='form-quiet'>{formExplain(plan)}</View> : null}
        {application?.editable ? null : (
          <View className='form-head__decline'>
            <View>参加哪几项、参加还是不参加，都由您决定。</View>
            <Button onClick={() => void Taro.navigateTo({ url: declineUrl(child.childId) })}>不参加</Button>
          </View>
        )}
      </View>
      {asked ? <SentFacts parts={[requestParts(plan, asked)]} /> : null}
      <View id={fieldId('services')}>
        {problems.services ? <Field label='选择服务' error={problems.services}>{null}</Field> : null}
      </View>
      {servicesFor(plan, child.grade).map((service) => (
        <ServicePart
          key={service.key}
          plan={plan}
          today={sheet.today}
          service={service}
          grade={child.grade}
          own={serviceDraftOf(draft, service.key)}
          problems={problems}
          onChange={(changes) => changeService(service.key, changes)}
        />
      ))}
      <DeparturePart {...props} />
      <DifficultyPart {...props} />
      <PrivatePart {...props} />
      <StatementsPart {...props} />
    </>
  )
}

function Returned({ sheet: { application } }: Pick<PartProps, 'sheet'>) {
  if (application?.status !== 'returned') return null
  const said = reviewerSaid(application.progress)
  return (
    <Notice tone='todo' title={`${said?.by ?? '老师'}退回了申请，请修改后再提交`}>
      <View>{said?.reason ? `原因：${said.reason}` : '没有写明原因，可以问班主任。'}</View>
    </Notice>
  )
}
