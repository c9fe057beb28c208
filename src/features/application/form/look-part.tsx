import { View } from '@tarojs/components'
import type { ApplicationForm } from 'cloud/contract/application'
import { asksStudent } from 'cloud/rules/application-form'
import type { CallRefused } from '@/client/refused'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { HandwritingPad } from '@/ui/handwriting-pad'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { spoken } from '@/ui/spoken'
import { SentFacts } from '../sent-facts'
import { afterSending, submitWords } from '../form-words'
import { sentParts } from '../submission-view'
import type { Published, Sheet, Signing } from '../use-application-form'

interface LookPartProps {
  sheet: Sheet
  published: Published
  form: ApplicationForm
  sending: boolean
  refusal: CallRefused | null
  signing: Signing
  onSubmit: () => void
  onEdit: () => void
}

/** Everything once more before it is sent. */
export function LookPart({ sheet: { child, today }, published, form, sending, refusal, signing, onSubmit, onEdit }: LookPartProps) {
  const { plan } = published
  const problem = signing.missing ?? refusal?.message
  const bar = (
    <ActionBar note={problem ? <Notice tone='refusal'>{problem}</Notice> : afterSending(plan)}>
      <View className='form-buttons'>
        <Button kind='primary' block loading={sending} onClick={onSubmit}>
          {submitWords(plan)}
        </Button>
        <Button block disabled={sending} onClick={onEdit}>
          返回修改
        </Button>
      </View>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      <View className='form-head'>
        <View className='form-head__child' {...spoken({ role: 'heading' })}>
          请核对后提交
        </View>
        <View>
          {child.name}　{child.className}
        </View>
      </View>
      <SentFacts parts={sentParts(plan, child.grade, form, today)} />
      <View className='form-quiet form-live'>您已确认自愿申请，并读过服务的时间、内容、费用和安全措施（方案第{published.version}版）。</View>
      {asksStudent(plan) ? (
        <Card title='家长签名'>
          <View className='form-live'>请签您自己的姓名，同意{child.name}的申请。</View>
          <HandwritingPad id='form-pad' label='请在这里签名' value={signing.signature} onChange={signing.write} />
        </Card>
      ) : null}
    </Page>
  )
}
