import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { Handwriting } from 'cloud/contract/agreement'
import type { StaffAgreement } from 'cloud/contract/staff-agreement'
import { refusals } from 'cloud/contract/refusals'
import { isTooSmall } from 'cloud/rules/agreement-text'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { HandwritingPad } from '@/ui/handwriting-pad'
import { Notice } from '@/ui/notice'
import type { OwnSignature } from '../use-my-agreements'
import { StaffText } from './staff-text'

interface SignFormProps {
  document: StaffAgreement
  sending: boolean
  /** Why the last attempt did not go through. */
  refused: string | null
  onSign: (signature: OwnSignature) => void
  onChange: () => void
}

/** One text: read, confirmed line by line, signed by hand. */
export function SignForm({ document, sending, refused, onSign, onChange }: SignFormProps) {
  const { name, confirmations } = document
  const [ticked, setTicked] = useState<number[]>([])
  const [handwriting, setHandwriting] = useState<Handwriting | null>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const opened = useRef(Date.now())
  // Kept from the first attempt on: a retry must be the very same request, or a lost reply could sign twice.
  const seconds = useRef<number | null>(null)

  const changed = () => {
    setMissing(null)
    onChange()
  }
  const tick = (index: number, checked: boolean) => {
    setTicked(confirmations.map((_, at) => at).filter((at) => (at === index ? checked : ticked.includes(at))))
    changed()
  }
  const write = (written: Handwriting | null) => {
    setHandwriting(written)
    changed()
  }
  const submit = () => {
    if (ticked.length < confirmations.length) return setMissing(refusals.agreement_not_confirmed)
    if (!handwriting || isTooSmall(handwriting.strokes)) return setMissing(handwriting ? refusals.handwriting_too_small : '请先在框内签名。')
    seconds.current ??= Math.min(86_400, Math.round((Date.now() - opened.current) / 1000))
    onSign({ confirmed: ticked, readingSeconds: seconds.current, handwriting })
  }
  const problem = missing ?? refused
  return (
    <>
      <Card title={name}>
        <StaffText {...document} />
      </Card>
      <Card title='请逐条确认'>
        {confirmations.map((confirmation, index) => (
          <CheckLine key={confirmation} checked={ticked.includes(index)} onChange={(checked) => tick(index, checked)}>
            {confirmation}
          </CheckLine>
        ))}
      </Card>
      <Card title='教师签名'>
        <HandwritingPad id='staff-pad' label='请在这里签名' value={handwriting} onChange={write} />
      </Card>
      {problem ? <Notice tone='refusal'>{problem}</Notice> : null}
      <View className='staff-action'>
        <Button block kind='primary' loading={sending} onClick={submit}>
          签名并提交
        </Button>
      </View>
    </>
  )
}
