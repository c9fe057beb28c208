import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useSession } from '@/session/session'
import { Empty } from '@/ui/empty'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { effectiveAll, signingOf, type Signing } from '../agreement-view'
import { SignedPart } from '../signed-part'
import { Clauses } from '../text-part'
import { useAgreements } from '../use-agreements'
import { SignPart } from './sign-part'
import '../agreement.scss'

/** The agreements of one child, one after the other: read, confirmed, signed (FR-037). */
export default function AgreementSignPage() {
  const session = useSession()
  const { agreements, signedNow, sign, sending, refusal, textOutdated, dismiss } = useAgreements(useRouter().params.childId ?? session.childId ?? '')
  const refresh = agreements.state === 'loading' ? null : agreements.refresh
  useEffect(() => {
    if (textOutdated) refresh?.()
    // Once for each refusal: reading again gives a new `refresh`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [textOutdated, refusal])
  if (agreements.state !== 'ready') {
    return (
      <Page>
        <Pending query={agreements} />
      </Page>
    )
  }
  const { data } = agreements
  const signing = signingOf(data, signedNow)
  const next = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  return (
    <Page>
      {agreements.stale ? <Stale onRetry={agreements.refresh} /> : null}
      {refusal && textOutdated ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {signing.kind === 'sign' ? (
        <>
          <Progress {...signing} />
          <SignPart
            key={signing.document.textSha256}
            document={signing.document}
            childName={data.childName}
            sending={sending}
            refused={textOutdated ? null : (refusal?.message ?? null)}
            onSign={(signature) => void sign(signing.document, signature).then((done) => done && next())}
            onChange={dismiss}
          />
          <SignedPart documents={signing.signed} />
        </>
      ) : (
        <NothingToSign signing={signing} childName={data.childName} />
      )}
    </Page>
  )
}

function Progress({ number, total }: { number: number; total: number }) {
  return (
    <View className='agreement-progress'>
      第 {number} 份，共 {total} 份
    </View>
  )
}

function NothingToSign({ signing, childName }: { signing: Exclude<Signing, { kind: 'sign' }>; childName: string }) {
  if (signing.kind === 'none') return <Empty title={signing.why} />
  if (signing.kind === 'done') {
    return (
      <>
        <Notice title={effectiveAll(signing.signed) ? `${childName}的协议都已生效。` : `${childName}的协议您都签好了。`}>
          {effectiveAll(signing.signed) ? null : '接下来由学校盖章，生效后会发消息给您。'}
        </Notice>
        <SignedPart documents={signing.signed} />
      </>
    )
  }
  return (
    <>
      <Notice tone='todo' title={signing.why}>
        下面是协议内容，可以先读。
      </Notice>
      {signing.toRead.map(({ agreementKey, name, clauses }) => (
        <Fold key={agreementKey} title={name} open={signing.toRead.length === 1}>
          <Clauses clauses={clauses} />
        </Fold>
      ))}
      <SignedPart documents={signing.signed} />
    </>
  )
}
