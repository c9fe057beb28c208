import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { stateTones, stateWords } from '../agreement-view'
import { TextPart } from '../text-part'
import { ProofPart } from './proof-part'
import { SignaturePart } from './signature-part'
import '../agreement.scss'

/** One signed agreement, reopened: its text, both signatures, and the codes that show any later change (FR-037). */
export default function AgreementCopyPage() {
  const { agreementId = '' } = useRouter().params
  const copy = useQuery('readSignedAgreement', { agreementId })
  if (copy.state !== 'ready') {
    return (
      <Page>
        <Pending query={copy} />
      </Page>
    )
  }
  const { childName, document } = copy.data
  return (
    <Page>
      {copy.stale ? <Stale onRetry={copy.refresh} /> : null}
      <View className='agreement-progress'>
        {childName}　<Badge tone={stateTones[document.state]}>{stateWords[document.state]}</Badge>
      </View>
      <TextPart document={document} />
      <Card title='签署前确认过'>
        {document.confirmations.map((confirmation) => (
          <View key={confirmation} className='agreement-names'>
            {confirmation}
          </View>
        ))}
      </Card>
      <SignaturePart document={document} />
      <ProofPart document={document} />
    </Page>
  )
}
