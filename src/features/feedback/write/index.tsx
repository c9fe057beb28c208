import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Choice } from '@/ui/choice'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TextArea } from '@/ui/text-area'
import { kindOptions, longest } from '../feedback-words'
import { useWriting } from '../use-feedback'
import '../feedback.scss'

const open = (url: string) => void Taro.navigateTo({ url })

/** Writing to the school at any time (FR-083); what should stay without a name is a complaint, one tap away. */
export default function WriteFeedbackPage() {
  const { draft, change, submit, sending, refusal } = useWriting()
  const [tried, setTried] = useState(false)
  const said = draft.text.trim()
  const send = () => {
    setTried(true)
    if (draft.kind !== null && said !== '') void submit(draft.kind, said)
  }
  const bar = (
    <ActionBar>
      <Button kind='primary' block loading={sending} onClick={send}>
        交给学校
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      <Card title='写给学校'>
        <Choice label='哪一种' options={kindOptions} value={draft.kind} error={tried && draft.kind === null ? '请选择哪一种。' : null} onChange={(kind) => change({ kind })} />
        <TextArea label='想说的话' hint='一条写一件事，学校好答复。' max={longest} value={draft.text} error={tried && said === '' ? '请写下想说的话。' : null} onChange={(text) => change({ text })} />
        <View className='feedback-about'>学校办公室会看到内容、您的名字和孩子的班级，班主任看不到。答复后您会收到消息。没写完的内容只留在这部手机上。</View>
      </Card>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {refusal?.code === 'role_needed' ? (
        <Button block onClick={() => open('/features/family/bind/index')}>
          绑定孩子
        </Button>
      ) : null}
      <Card>
        <Cell title='我的意见' label='写过的和学校的答复' onClick={() => open('/features/feedback/mine/index')} />
        <Cell title='建议和答复' label='学校公开的，没有写名字' onClick={() => open('/features/feedback/public/index')} />
        <Cell title='“被自愿”、乱收费，要投诉' label='可以不写名字，可以直接交给教育局' onClick={() => open('/features/complaint/file/index')} />
      </Card>
    </Page>
  )
}
