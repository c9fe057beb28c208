import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import type { PlannedInspection } from 'cloud/contract/oversight'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { dateTyped } from '@/ui/date-typed'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { stageNames } from './oversight-view'

interface LogPartProps {
  planned: readonly PlannedInspection[]
  today: string
  onLog: (input: Input<'logInspection'>) => Promise<boolean>
  sending: boolean
  refusal: string | null
}

const other = '其他'
interface LogDraft {
  /** Which of the plan's, by its place; `other` for one that the plan does not name. */
  which: string | null
  name: string
  on: string
  findings: string
  rectify: string
  by: string
}
const emptyDraft: LogDraft = { which: null, name: '', on: '', findings: '', rectify: '', by: '' }

/** The bureau logs what it found; what it wrote stays on the phone until it is accepted. */
export function LogPart({ planned, today, onLog, sending, refusal }: LogPartProps) {
  const { schoolId } = useSession()
  const { value: draft, change, clear } = useDraft<LogDraft>(`inspection.${schoolId}`, emptyDraft)
  const [shown, show] = useState(false)
  const [tried, setTried] = useState(false)
  const chosen = planned[Number(draft.which)]
  const [on, by] = [dateTyped(draft.on || today), dateTyped(draft.by)]
  const asks = draft.rectify.trim() !== ''
  const name = draft.which === other ? draft.name.trim() : (chosen?.name ?? '')
  const isReady = name !== '' && on !== null && draft.findings.trim() !== '' && (!asks || by !== null)
  const send = async () => {
    setTried(true)
    if (!isReady || on === null) return
    const logged = await onLog({ stage: chosen?.stage ?? 'random', name, inspectedOn: on, findings: draft.findings.trim(), rectify: asks ? draft.rectify.trim() : null, rectifyBy: asks ? by : null })
    if (!logged) return
    clear()
    setTried(false)
    show(false)
  }
  if (!shown) {
    return (
      <View className='oversight-do'>
        <Button kind='primary' block onClick={() => show(true)}>
          登记一次检查
        </Button>
      </View>
    )
  }
  const missing = (isMissing: boolean, words: string) => (tried && isMissing ? words : null)
  return (
    <Card title='登记一次检查'>
      <Choice
        label='哪一项'
        options={[...planned.map((each, index) => ({ value: String(index), label: `${stageNames[each.stage]}：${each.name}` })), { value: other, label: '方案里没有写的检查' }]}
        value={draft.which}
        error={missing(draft.which === null, '请选择查的是哪一项。')}
        onChange={(which) => change({ which })}
      />
      {draft.which === other ? <TextInput label='检查的名称' max={60} value={draft.name} error={missing(name === '', '请写检查的名称。')} onChange={(typed) => change({ name: typed })} /> : null}
      <TextInput label='哪天查的' max={12} value={draft.on} placeholder={today} hint='不填就是今天。' error={missing(on === null, '请写成 2026-9-10 这样的日期。')} onChange={(typed) => change({ on: typed })} />
      <TextArea label='检查情况' hint='学校会看到。写看到的事，不写孩子的名字。' max={800} value={draft.findings} error={missing(draft.findings.trim() === '', '请写检查情况。')} onChange={(findings) => change({ findings })} />
      <TextArea label='要整改什么' optional max={400} value={draft.rectify} onChange={(rectify) => change({ rectify })} />
      {asks ? <TextInput label='整改期限' max={12} value={draft.by} placeholder='如：2026-9-30' error={missing(by === null, '要整改的，请写期限，如 2026-9-30。')} onChange={(typed) => change({ by: typed })} /> : null}
      <View className='oversight-quiet'>登记以后不能改，请核对好再交。</View>
      {tried && refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <View className='oversight-do'>
        <Button kind='primary' block loading={sending} onClick={() => void send()}>
          登记
        </Button>
        <Button block onClick={() => show(false)}>
          先不登记
        </Button>
      </View>
    </Card>
  )
}
