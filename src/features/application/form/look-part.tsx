import { View } from '@tarojs/components'
import type { ApplicationForm } from 'cloud/contract/application'
import type { CallRefused } from '@/client/refused'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { spoken } from '@/ui/spoken'
import { SentFacts } from '../sent-facts'
import { sentParts } from '../submission-view'
import type { Published, Sheet } from '../use-application-form'

interface LookPartProps {
  sheet: Sheet
  published: Published
  form: ApplicationForm
  sending: boolean
  refusal: CallRefused | null
  onSubmit: () => void
  onEdit: () => void
}

/** Everything once more before it is sent. */
export function LookPart({ sheet: { child, today }, published, form, sending, refusal, onSubmit, onEdit }: LookPartProps) {
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : '提交后，班级审核之前还可以修改或撤回。'}>
      <View className='form-buttons'>
        <Button kind='primary' block loading={sending} onClick={onSubmit}>
          提交申请
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
      <SentFacts parts={sentParts(published.plan, child.grade, form, today)} />
      <View className='form-quiet'>您已确认自愿申请，并读过服务的时间、内容、费用和安全措施（方案第{published.version}版）。</View>
    </Page>
  )
}
