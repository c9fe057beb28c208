import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useDraft } from '@/session/draft'
import { dateWords } from '@/wording/dates'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { dateTyped } from '@/ui/date-typed'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { periodWords, presentWords } from '../records-view'
import { useRecord, type Roll } from '../use-records'
import '../records.scss'

const school = 'school'
const keyOf = ({ serviceKey, rollKey }: Pick<Roll, 'serviceKey' | 'rollKey'>) => `${serviceKey} ${rollKey}`

/** One record to write: of which day, of which roll, and what was done. */
export default function RecordWritePage() {
  const { duty = '', heldOn = '' } = useRouter().params
  const name = decodeURIComponent(duty)
  const [typed, setTyped] = useState(heldOn)
  const date = dateTyped(typed)
  const due = useQuery('readRecordsDue', {})
  const rolls = useQuery('listRolls', date === null ? null : { heldOn: date })
  const [chosen, setChosen] = useState<string | null>(null)
  if (!name) {
    return (
      <Page>
        <Empty title='没有找到这份记录，请从“要写的记录”里打开。' />
      </Page>
    )
  }
  if (due.state !== 'ready') {
    return (
      <Page>
        <Pending query={due} />
      </Page>
    )
  }
  if (!due.data.duties.some((each) => each.duty === name)) {
    return (
      <Page>
        <Empty title='方案里没有这份记录，请从“要写的记录”里打开。' />
      </Page>
    )
  }
  const of = rolls.state === 'ready' ? rolls.data.rolls : []
  const options = [
    ...(due.data.mayWriteSchool ? [{ value: school, label: '全校', note: '由学校办公室写' }] : []),
    ...of.map((roll) => ({ value: keyOf(roll), label: roll.name, note: `${roll.serviceName} ${roll.time}` })),
  ]
  // Whoever has one roll only need not choose it.
  const value = chosen ?? (options.length === 1 ? (options[0]?.value ?? null) : null)
  const roll = of.find((each) => keyOf(each) === value)
  const head = (
      <Card title={name}>
        <TextInput label='哪一天' hint={date ? dateWords(date) : '如 2026-9-8'} max={11} value={typed} onChange={(text) => (setChosen(null), setTyped(text))} />
        {rolls.state === 'ready' || date === null ? null : <Pending query={rolls} />}
        {rolls.state === 'ready' && options.length === 0 ? <Notice>这一天没有您的班，请改选日期。</Notice> : null}
        {options.length > 1 ? <Choice label='写哪个班的' options={options} value={value} onChange={setChosen} /> : null}
      </Card>
  )
  if (date === null || (value !== school && !roll)) return <Page>{head}</Page>
  const address = { duty: name, heldOn: date, serviceKey: roll?.serviceKey ?? null, rollKey: roll?.rollKey ?? null }
  return <SheetPart key={JSON.stringify(address)} address={address} head={head} />
}

type Address = Parameters<typeof useRecord>[0] & object

function SheetPart({ address, head }: { address: Address; head: ReactNode }) {
  const { sheet, write, sending, refusal, dismiss } = useRecord(address)
  const record = sheet.state === 'ready' ? sheet.data.record : null
  const draft = useDraft(`records.${JSON.stringify(address)}.${record?.revision ?? 0}`, { done: record?.done ?? '', notes: record?.notes ?? '' })
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  if (sheet.state !== 'ready') {
    return (
      <Page>
        {head}
        <Pending query={sheet} />
      </Page>
    )
  }
  const { rollName, present, expected, from, to } = sheet.data
  const { value } = draft
  const missing = value.done.trim() === ''
  const fill = (changes: Partial<typeof value>) => {
    draft.change(changes)
    setSaved(false)
    dismiss()
  }
  const save = async () => {
    setTried(true)
    if (missing) return
    if (!(await write({ ...address, revision: record?.revision ?? 0, done: value.done.trim(), notes: value.notes.trim() }))) return
    draft.clear()
    setTried(false)
    setSaved(true)
  }
  const counted = presentWords(present, expected)
  return (
    <Page
      bar={
        <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}>
          {saved ? (
            <Button block kind='primary' onClick={() => void Taro.navigateBack()}>
              写好了，返回
            </Button>
          ) : (
            <Button block kind='primary' loading={sending} onClick={() => void save()}>
              {record ? '保存修改' : '保存记录'}
            </Button>
          )}
        </ActionBar>
      }
    >
      {saved ? <Notice title='已保存' /> : null}
      {head}
      <Card title={`${rollName}　${periodWords({ from, to })}`}>
        {counted ? <View className='records-quiet'>{counted}，保存时按点名记下。</View> : null}
        {record ? (
          <View className='records-quiet'>
            {record.writtenBy}写过，{dateWords(record.heldOn)}的
          </View>
        ) : null}
        <TextArea label='做了什么' max={300} value={value.done} error={tried && missing ? '请写做了什么' : null} onChange={(done) => fill({ done })} />
        <TextArea label='备注' optional max={200} value={value.notes} onChange={(notes) => fill({ notes })} />
      </Card>
    </Page>
  )
}
