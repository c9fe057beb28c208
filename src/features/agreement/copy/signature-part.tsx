import { View } from '@tarojs/components'
import type { AgreementDocument, AgreementSignature } from 'cloud/contract/agreement'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Handwriting } from '@/ui/handwriting'
import { fullDateWords, dateOf, instantWords } from '@/wording/dates'

/** Who signed, when, and the family's handwriting drawn from its strokes. */
export function SignaturePart({ document }: { document: AgreementDocument }) {
  const bySchool = document.signatures.find(({ signer }) => signer === 'school')
  return (
    <>
      {document.signatures
        .filter(({ signer }) => signer === 'guardian')
        .map((signature) => (
          <Card key={signature.recordSha256} title='家长签名'>
            {signature.handwriting ? <Handwriting id='agreement-handwriting' value={signature.handwriting} label={`${signature.name}的手写签名`} /> : null}
            <SignedBy signature={signature} name='签署人' />
          </Card>
        ))}
      <Card title='学校盖章'>{bySchool ? <SignedBy signature={bySchool} name='经办人' /> : <View>学校还没有盖章，盖章后协议生效。</View>}</Card>
    </>
  )
}

const SignedBy = ({ signature, name }: { signature: AgreementSignature; name: string }) => (
  <>
    <Fact name={name}>{signature.name}</Fact>
    <Fact name='时间'>{timeWords(signature.signedAt)}</Fact>
  </>
)

const timeWords = (instant: string) => `${fullDateWords(dateOf(instant))} ${instantWords(instant).slice(-5)}`
