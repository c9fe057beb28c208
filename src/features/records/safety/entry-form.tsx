import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import { useDraft } from '@/session/draft'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { clockNow, clockTyped, safetyNames } from '../records-view'
import type { SafetyEntry } from '../use-records'

interface Typed {
  kind: SafetyEntry['kind']
  at: string | null
  place: string
  ok: boolean | null
  findings: string
  visitorName: string
  purpose: string
}

interface Props {
  today: string
  refused: string | null
  sending: boolean
  onLog: (entry: Input<'logSafety'>) => Promise<boolean>
  onBack: () => void
}

const kinds = Object.entries(safetyNames).map(([value, label]) => ({ value: value as Typed['kind'], label }))

/** One entry of today; the gate asks who came and what for. */
export function EntryForm({ today, refused, sending, onLog, onBack }: Props) {
  const [began] = useState(clockNow)
  const { value: typed, change, clear } = useDraft<Typed>('records.safety', { kind: 'patrol', at: null, place: '', ok: null, findings: '', visitorName: '', purpose: '' })
  const [tried, setTried] = useState(false)
  const { kind, place, ok, findings, visitorName, purpose } = typed
  const shownAt = typed.at ?? began
  const at = clockTyped(shownAt)
  const isGate = kind === 'gate'
  const wrong = (bad: boolean, words: string) => (tried && bad ? words : null)
  const faults = [at === null, place.trim() === '', ok === null, ok === false && findings.trim() === '', isGate && (visitorName.trim() === '' || purpose.trim() === '')]
  const save = async () => {
    setTried(true)
    if (faults.some(Boolean) || at === null || ok === null) return
    if (await onLog({ kind, heldOn: today, at, place, ok, findings, visitorName, purpose })) clear()
  }
  return (
    <Card title='记一笔'>
      <Field label='类别'>
        <Chips label='类别' role='radio' options={kinds} isOn={(each) => each === kind} onTap={(each) => change({ kind: each })} />
      </Field>
      <TextInput label='今天几点' hint='如 11:30' max={5} value={shownAt} error={wrong(at === null, '请填写时间，如 11:30')} onChange={(text) => change({ at: text })} />
      <TextInput label='地点' max={40} placeholder={isGate ? '例如：东门' : '例如：东楼楼梯'} value={place} error={wrong(place.trim() === '', '请填写地点')} onChange={(text) => change({ place: text })} />
      {isGate ? (
        <>
          <TextInput label='来访人' hint='只给学校的人看' max={30} value={visitorName} error={wrong(visitorName.trim() === '', '请填写来访人姓名')} onChange={(text) => change({ visitorName: text })} />
          <TextInput label='来访事由' max={40} value={purpose} error={wrong(purpose.trim() === '', '请填写来访事由')} onChange={(text) => change({ purpose: text })} />
        </>
      ) : null}
      <Choice
        label='情况'
        options={[
          { value: true, label: '正常' },
          { value: false, label: '发现问题' },
        ]}
        value={ok}
        error={wrong(ok === null, '请选择正常，或发现问题')}
        onChange={(value) => change({ ok: value })}
      />
      {ok === false ? <TextArea label='什么问题' max={200} value={findings} error={wrong(findings.trim() === '', '请写明是什么问题')} onChange={(text) => change({ findings: text })} /> : null}
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='records-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          保存
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          先不记
        </Button>
      </View>
    </Card>
  )
}
