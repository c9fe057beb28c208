import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { kindOptions, type Faults, type Typed } from '../volunteer-view'

interface Props {
  title: string
  typed: Typed
  faults: Faults
  refused: string | null
  sending: boolean
  onFill: (changes: Partial<Typed>) => void
  onSave: () => void
  onBack: () => void
}

/** One volunteer to write down: who it is, and on which day each paper was seen. */
export function EditPart({ title, typed, faults, refused, sending, onFill, onSave, onBack }: Props) {
  const day = (key: 'credentialsOn' | 'healthOn' | 'filedOn', label: string) => (
    <TextInput label={label} optional hint='看过的日期，如 2026-9-1；没有就空着' max={11} value={typed[key]} error={faults[key]} onChange={(value) => onFill({ [key]: value })} />
  )
  return (
    <Card title={title}>
      <TextInput label='姓名' max={30} value={typed.name} error={faults.name} onChange={(name) => onFill({ name })} />
      <Field label='类别' error={faults.kind}>
        <Chips label='类别' role='radio' options={kindOptions} isOn={(kind) => kind === typed.kind} onTap={(kind) => onFill({ kind })} />
      </Field>
      <TextInput label='特长' optional max={60} value={typed.skill} onChange={(skill) => onFill({ skill })} />
      <TextInput label='电话' optional hint='只给学校的人看' max={20} value={typed.phone} onChange={(phone) => onFill({ phone })} />
      {day('credentialsOn', '资质')}
      {day('healthOn', '健康证明')}
      {day('filedOn', '备案')}
      <TextInput label='备注' optional max={100} value={typed.note} onChange={(note) => onFill({ note })} />
      <CheckLine checked={typed.active} onChange={(active) => onFill({ active })}>
        还在参加
      </CheckLine>
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='rota-ways'>
        <Button block kind='primary' loading={sending} onClick={onSave}>
          保存
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          先不改
        </Button>
      </View>
    </Card>
  )
}
