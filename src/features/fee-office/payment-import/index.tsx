import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { hows, yuan } from '../payment-view'
import { DownloadPart } from './download-part'
import { SeenPart } from './seen-part'
import { useImport } from './use-import'
import '../payments.scss'

/** Hundreds of payments from one sheet: downloaded, filled in with Excel, looked at row by row, and only then recorded. */
export default function PaymentImportPage() {
  const { file, how, changeHow, seen, reading, fault, recorded, choose, record, sending, refusal } = useImport()
  const [asking, setAsking] = useState(false)
  const confirm = async () => {
    await record()
    setAsking(false)
  }
  return (
    <Page>
      {recorded ? <Notice title={`已登记 ${recorded.recorded} 笔，共 ${yuan(recorded.recordedFen)}。家长会收到消息。`} /> : null}
      <DownloadPart />
      <Card title='第二步：选填好的表格'>
        <Field label='这些款是怎样收的' hint='表格里“收款方式”写了的，以表格为准'>
          <Chips label='这些款是怎样收的' role='radio' options={hows} isOn={(value) => value === how} onTap={changeHow} />
        </Field>
        {fault ? <Notice tone='refusal'>{fault}</Notice> : null}
        <View className='payments-way'>
          <Button block kind={seen ? 'plain' : 'primary'} loading={reading} onClick={() => void choose()}>
            {file ? '换一个表格' : '选表格'}
          </Button>
        </View>
        {file ? <View className='payments-quiet'>{file.name}</View> : null}
        {process.env.TARO_ENV === 'weapp' ? <View className='payments-quiet'>手机上请先把表格发到微信“文件传输助手”，再从聊天里选。</View> : null}
      </Card>
      {seen ? <SeenPart seen={seen} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {seen && seen.ready > 0 ? (
        <Button block kind='primary' loading={sending} onClick={() => setAsking(true)}>
          {`登记这 ${seen.ready} 笔`}
        </Button>
      ) : null}
      {seen ? (
        <Dialog open={asking} title={`登记 ${seen.ready} 笔，共 ${yuan(seen.readyFen)}？`} action={`登记这 ${seen.ready} 笔`} loading={sending} onAction={() => void confirm()} onCancel={() => setAsking(false)}>
          {seen.problemCount > 0 ? <View>{`有问题的 ${seen.problemCount} 行不登记，改好后可以再导入一次，已登记的不会重复。`}</View> : null}
          <View>登记后家长会收到消息。</View>
        </Dialog>
      ) : null}
    </Page>
  )
}
