import { View } from '@tarojs/components'
import type { StaffAgreement } from 'cloud/contract/staff-agreement'
import { Fold } from '@/ui/fold'
import { Handwriting } from '@/ui/handwriting'
import { instantWords } from '@/wording/dates'
import { StaffText } from './staff-text'

/** What was signed, as it was signed, with the handwriting and the hash that shows any later change. */
export function SignedCopy({ document, signed }: { document: StaffAgreement; signed: NonNullable<StaffAgreement['signed']> }) {
  return (
    <Fold title={`${document.name} · ${instantWords(signed.signedAt)}签署`}>
      <StaffText {...document} />
      <View className='staff-signed'>
        <Handwriting id={`signed-${document.agreementKey}`} value={signed.handwriting} label={`${signed.signerName}的签名`} />
        <View className='staff-signed__proof'>校验码：{signed.recordSha256}</View>
      </View>
    </Fold>
  )
}
