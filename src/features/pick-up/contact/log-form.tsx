import { useState } from 'react'
import type { ContactHow, ContactOutcome } from 'cloud/contract/pick-up'
import type { Input, Output } from 'cloud/contract/operations'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { howOptions, nameWords, outcomeOptions } from '../contact-view'

const somebodyElse = 'other'

interface LogFormProps {
  about: { heldOn: string; serviceKey: string; childId: string }
  contacts: Output<'readContacts'>
  onLogged: () => void
}

/** Notes a call while it is fresh: whom, how, and what came of it. */
export function LogForm({ about, contacts: { people }, onLogged }: LogFormProps) {
  const [personId, setPersonId] = useState<string | null>(null)
  const [how, setHow] = useState<ContactHow>('phone')
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { send, sending, refusal, dismiss } = useSend('logContact')
  const person = people.find((each) => each.personId === personId)
  const noNote = personId === somebodyElse && note.trim() === ''
  const save = async () => {
    setTried(true)
    if (personId === null || outcome === null || noNote) return
    const ids: Pick<Input<'logContact'>, 'guardianId' | 'collectorId'> = { guardianId: person?.kind === 'guardian' ? person.personId : null, collectorId: person?.kind === 'collector' ? person.personId : null }
    if (!(await send({ ...about, ...ids, how, outcome, note: note.trim() }))) return
    setPersonId(null)
    setOutcome(null)
    setNote('')
    setTried(false)
    onLogged()
  }
  const options = [...people.map((each) => ({ value: each.personId, label: nameWords(each) })), { value: somebodyElse, label: '其他人（在备注里写明）' }]
  return (
    <Card title='记下联系结果'>
      <Choice label='联系了谁' options={options} value={personId} error={tried && personId === null ? '请选择联系了谁。' : null} onChange={(value) => (setPersonId(value), dismiss())} />
      <Field label='怎样联系'>
        <Chips label='怎样联系' role='radio' options={howOptions} isOn={(value) => value === how} onTap={setHow} />
      </Field>
      <Choice label='结果' options={outcomeOptions} value={outcome} error={tried && outcome === null ? '请选择联系结果。' : null} onChange={(value) => (setOutcome(value), dismiss())} />
      <TextInput label='备注' optional={personId !== somebodyElse} max={200} placeholder='例如：18:00 前到' value={note} error={tried && noNote ? '请写明联系了谁。' : null} onChange={setNote} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Button block kind='primary' loading={sending} onClick={() => void save()}>
        记下
      </Button>
    </Card>
  )
}
