import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { guardianErrors, type GuardianErrors, type GuardianFilled } from '../guardian-view'

interface GuardianCardProps {
  guardian: GuardianFilled
  onSaved: () => void
}

/** The guardian's own name and phone; the phone may be left out and taken away. */
export function GuardianCard({ guardian, onSaved }: GuardianCardProps) {
  const [correcting, setCorrecting] = useState(false)
  const saved = () => {
    setCorrecting(false)
    onSaved()
  }
  if (correcting) return <GuardianForm guardian={guardian} onSaved={saved} onCancel={() => setCorrecting(false)} />
  return (
    <Card title='我的信息'>
      <Fact name='姓名'>{guardian.name}</Fact>
      <Fact name='手机号'>{guardian.phone || '没有填写'}</Fact>
      <View className='data-action'>
        <Button block onClick={() => setCorrecting(true)}>
          更正
        </Button>
      </View>
    </Card>
  )
}

function GuardianForm({ guardian, onSaved, onCancel }: GuardianCardProps & { onCancel: () => void }) {
  const [filled, setFilled] = useState<GuardianFilled>({ name: guardian.name, phone: guardian.phone })
  const [errors, setErrors] = useState<GuardianErrors>({})
  const { send, sending, refusal, dismiss } = useSend('updateGuardian')
  const fill = (changes: Partial<GuardianFilled>) => {
    setFilled((before) => ({ ...before, ...changes }))
    setErrors({})
    dismiss()
  }
  const save = async () => {
    const wrong = guardianErrors(filled)
    setErrors(wrong)
    if (Object.keys(wrong).length === 0 && (await send({ name: filled.name, phone: filled.phone.trim() }))) onSaved()
  }
  return (
    <Card title='更正我的信息'>
      <TextInput label='姓名' max={30} value={filled.name} error={errors.name} onChange={(name) => fill({ name })} />
      <TextInput label='手机号' optional kind='number' hint='留空就不保存手机号' max={11} value={filled.phone} error={errors.phone} onChange={(phone) => fill({ phone })} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='data-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          保存
        </Button>
        <Button block disabled={sending} onClick={onCancel}>
          先不更正
        </Button>
      </View>
    </Card>
  )
}
