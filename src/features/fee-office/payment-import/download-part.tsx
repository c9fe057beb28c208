import { useState } from 'react'
import { View } from '@tarojs/components'
import { call } from '@/client/call'
import { CallRefused } from '@/client/refused'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { giveExcel } from '@/ui/give-excel'

const grades = [{ value: null, label: '全校' }, ...[...'一二三四五六七八九'].map((name, index) => ({ value: index + 1, label: `${name}年级` }))]
const which = [
  { value: true, label: '只列未交清的' },
  { value: false, label: '列出全部' },
]

/** The sheet to fill in, with what each child is to pay. */
export function DownloadPart() {
  const [grade, setGrade] = useState<number | null>(null)
  const [openOnly, setOpenOnly] = useState(true)
  const [loading, setLoading] = useState(false)
  const [said, setSaid] = useState<{ tone: 'info' | 'refusal'; words: string } | null>(null)
  const download = async () => {
    setLoading(true)
    setSaid(null)
    try {
      const { fileName, rows, file } = await call('readPaymentSheet', { grade, openOnly })
      const given = await giveExcel(fileName, file).then(
        () => true,
        () => false,
      )
      setSaid(given ? { tone: 'info', words: `表格里有 ${rows} 个孩子。请填“实收金额、收款日期”，有收据号的填上；没有收到的留空。` } : { tone: 'refusal', words: '这个设备打不开表格，请在电脑上用浏览器下载。' })
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      setSaid({ tone: 'refusal', words: failure.message })
    } finally {
      setLoading(false)
    }
  }
  return (
    <Card title='第一步：下载表格'>
      <View className='payments-way payments-quiet'>已经有自己的表格也可以：第一行要有“班级、学号、姓名、实收金额、收款日期”。</View>
      <Field label='哪些孩子'>
        <Chips label='年级' role='radio' options={grades} isOn={(value) => value === grade} onTap={setGrade} />
        <Chips label='范围' role='radio' options={which} isOn={(value) => value === openOnly} onTap={setOpenOnly} />
      </Field>
      {said ? <Notice tone={said.tone}>{said.words}</Notice> : null}
      <Button block loading={loading} onClick={() => void download()}>
        下载表格
      </Button>
    </Card>
  )
}
