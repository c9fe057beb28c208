import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { AgreementDocument, Handwriting } from 'cloud/contract/agreement'
import { refusals } from 'cloud/contract/refusals'
import { isTooSmall } from 'cloud/rules/agreement-text'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { HandwritingPad } from '@/ui/handwriting-pad'
import { Notice } from '@/ui/notice'
import { TextPart } from '../text-part'
import { useReadingTime } from '../use-reading-time'
import type { Signature } from '../use-agreements'

interface SignPartProps {
  document: AgreementDocument
  childName: string
  sending: boolean
  /** Why the last attempt did not go through. */
  refused: string | null
  onSign: (signature: Signature) => void
  onChange: () => void
}

/**
 * One text: read to its end, then confirmed line by line, then signed. The button after the last clause tells that the
 * end was reached: it works alike by scrolling, by screen reader, and where a short text needs no scrolling.
 */
export function SignPart({ document, ...rest }: SignPartProps) {
  const [read, setRead] = useState(false)
  const secondsRead = useReadingTime(document.textSha256)
  return (
    <>
      <TextPart document={document} />
      {read ? (
        <SignatureForm document={document} secondsRead={secondsRead} {...rest} />
      ) : (
        <View className='agreement-action'>
          <Button block kind='primary' onClick={() => setRead(true)}>
            我已读到最后
          </Button>
        </View>
      )}
    </>
  )
}

function SignatureForm({ document, childName, sending, refused, onSign, onChange, secondsRead }: SignPartProps & { secondsRead: () => number }) {
  const [ticked, setTicked] = useState<number[]>([])
  const [handwriting, setHandwriting] = useState<Handwriting | null>(null)
  const [missing, setMissing] = useState<string | null>(null)
  // Kept from the first attempt on: a retry must be the very same request, or a lost reply could sign twice.
  const seconds = useRef<number | null>(null)

  const changed = () => {
    setMissing(null)
    onChange()
  }
  const tick = (index: number, checked: boolean) => {
    setTicked(document.confirmations.map((_, at) => at).filter((at) => (at === index ? checked : ticked.includes(at))))
    changed()
  }
  const write = (written: Handwriting | null) => {
    setHandwriting(written)
    changed()
  }
  const submit = () => {
    if (ticked.length < document.confirmations.length) return setMissing(refusals.agreement_not_confirmed)
    if (!handwriting || isTooSmall(handwriting.strokes)) return setMissing(handwriting ? refusals.handwriting_too_small : '请先在框内签名。')
    seconds.current ??= secondsRead()
    onSign({ confirmed: ticked, readingSeconds: seconds.current, handwriting })
  }
  return (
    <>
      <Card title='请逐条确认'>
        {document.confirmations.map((confirmation, index) => (
          <CheckLine key={confirmation} checked={ticked.includes(index)} onChange={(checked) => tick(index, checked)}>
            {confirmation}
          </CheckLine>
        ))}
      </Card>
      <Card title='家长签名'>
        <View className='agreement-names'>请签您自己的姓名，为{childName}签这份协议。</View>
        <HandwritingPad id='agreement-pad' label='请在这里签名' value={handwriting} onChange={write} />
      </Card>
      {(missing ?? refused) ? <Notice tone='refusal'>{missing ?? refused}</Notice> : null}
      <View className='agreement-action'>
        <Button block kind='primary' loading={sending} onClick={submit}>
          签名并提交
        </Button>
      </View>
    </>
  )
}
