import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Output } from 'cloud/contract/operations'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { MultiChoice } from '@/ui/multi-choice'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { nameWords } from '../contact-view'

interface FreezeFormProps {
  childId: string
  custody: Output<'readCustody'>
  onDecided: () => void
  onCancel: () => void
}

/** Who alone may collect the child from now on, and why. */
export function FreezeForm({ childId, custody: { childName, people, freeze }, onDecided, onCancel }: FreezeFormProps) {
  const [allowed, setAllowed] = useState<string[]>([...(freeze?.guardianIds ?? []), ...(freeze?.collectorIds ?? [])])
  const [reason, setReason] = useState(freeze?.reason ?? '')
  const [tried, setTried] = useState(false)
  const { send, sending, refusal } = useSend('freezeCustody')
  const ids = (kind: 'guardian' | 'collector') => people.filter((person) => person.kind === kind && allowed.includes(person.personId)).map(({ personId }) => personId)
  const save = async () => {
    setTried(true)
    if (reason.trim() && (await send({ childId, reason: reason.trim(), guardianIds: ids('guardian'), collectorIds: ids('collector') }))) onDecided()
  }
  return (
    <Card title={`${childName}由谁接`}>
      <MultiChoice label='只有这些人可以接' hint='不勾的人，老师那里不会显示。一个都不勾，就谁也不能接走。' options={people.map((person) => ({ value: person.personId, label: nameWords(person), note: person.note }))} value={allowed} onChange={setAllowed} />
      <TextArea label='原因' hint='只有学校办公室能看，老师和家长都看不到。' max={200} value={reason} error={tried && !reason.trim() ? '请写明原因。' : null} onChange={setReason} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='custody-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          确认，马上生效
        </Button>
        <Button block disabled={sending} onClick={onCancel}>
          先不改
        </Button>
      </View>
    </Card>
  )
}
