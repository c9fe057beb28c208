import Taro from '@tarojs/taro'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useMyAgreements } from '../use-my-agreements'
import { SignForm } from './sign-form'
import { SignedCopy } from './signed-copy'
import './index.scss'

/** The texts that those who keep watch sign themselves, one after the other: read, confirmed, signed (FR-040, S13). */
export default function StaffAgreementPage() {
  const { agreements, handwritingOf, openCopy, sign, sending, refusal, dismiss } = useMyAgreements()
  if (agreements.state !== 'ready') {
    return (
      <Page>
        <Pending query={agreements} />
      </Page>
    )
  }
  const { documents } = agreements.data
  const next = documents.find(({ signed }) => signed === null)
  const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  return (
    <Page>
      {agreements.stale ? <Stale onRetry={agreements.refresh} /> : null}
      {documents.length === 0 ? <Empty title='学校的方案没有需要老师签的协议。' /> : null}
      {next ? (
        <SignForm key={next.textSha256} document={next} sending={sending} refused={refusal?.message ?? null} onChange={dismiss} onSign={(signature) => void sign(next, signature).then((done) => done && toTop())} />
      ) : documents.length > 0 ? (
        <Notice title='您的协议都签好了。' />
      ) : null}
      {documents.map((document) => (document.signed ? <SignedCopy key={document.agreementKey} document={document} signed={document.signed} handwriting={handwritingOf(document.agreementKey)} onOpen={() => openCopy(document.agreementKey)} /> : null))}
    </Page>
  )
}
