import { View } from '@tarojs/components'
import type { Handwriting as Written } from 'cloud/contract/agreement'
import type { StaffAgreement } from 'cloud/contract/staff-agreement'
import { Button } from '@/ui/button'
import { Fold } from '@/ui/fold'
import { Handwriting } from '@/ui/handwriting'
import { instantWords } from '@/wording/dates'
import { StaffText } from './staff-text'

interface SignedCopyProps {
  document: StaffAgreement
  signed: NonNullable<StaffAgreement['signed']>
  /** Null until it was asked for. */
  handwriting: Written | null
  onOpen: () => void
}

/** What was signed, as it was signed; the handwriting on request, and the hash that shows any later change. */
export function SignedCopy({ document, signed, handwriting, onOpen }: SignedCopyProps) {
  return (
    <Fold title={`${document.name} · ${instantWords(signed.signedAt)}签署`}>
      <StaffText {...document} />
      <View className='staff-signed'>
        {handwriting ? <Handwriting id={`signed-${document.agreementKey}`} value={handwriting} label={`${signed.signerName}的签名`} /> : <Button onClick={onOpen}>看签名</Button>}
        <View className='staff-signed__proof'>校验码：{signed.recordSha256}</View>
      </View>
    </Fold>
  )
}
