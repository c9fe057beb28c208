import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { InsuranceFields } from '@/ui/insurance-fields'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { fullDateWords } from '@/wording/dates'
import { privacyWords, recordedWords } from '@/wording/insurance'
import { insuranceNotice, isAsked, notAskedWords, type Insurance } from '../insurance-view'
import { useInsurance } from '../use-insurance'
import './index.scss'

/** A child's insurance (FR-095): what the plan asks, what is on record, and two things to fill in. */
export default function InsurancePage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, filled, errors, fill, record, recorded, sending, refusal } = useInsurance(childId)
  const [renewing, setRenewing] = useState(false)
  if (!childId) {
    return (
      <Page>
        <Empty title='没有找到孩子，请从首页打开。' />
      </Page>
    )
  }
  if (sheet.state !== 'ready') {
    return (
      <Page>
        <Pending query={sheet} />
      </Page>
    )
  }
  const { data, stale, refresh } = sheet
  // Whoever is covered opens the form by a tap; for the others it is what they came for.
  const filling = isAsked(data) && (renewing || data.decision !== 'allowed')
  const save = async () => {
    if (await record()) setRenewing(false)
  }
  const bar = filling ? (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}>
      <Button block kind='primary' loading={sending} onClick={() => void save()}>
        登记保险
      </Button>
    </ActionBar>
  ) : null
  const date = dateTyped(filled.validTo)
  return (
    <Page bar={bar}>
      {stale ? <Stale onRetry={refresh} /> : null}
      {recorded ? <Notice title='已登记'>{recorded === 'enrolled' ? `手续已全部办完，${data.child.name}可以开始参加了。` : null}</Notice> : null}
      <Standing insurance={data} onRenew={isAsked(data) && !filling ? () => setRenewing(true) : null} />
      {filling ? (
        <Card title='登记保险'>
          <View className='insurance-quiet'>{privacyWords}</View>
          <InsuranceFields filled={filled} errors={errors} dateHint={date && fullDateWords(date)} onFill={fill} />
        </Card>
      ) : null}
    </Page>
  )
}

/** What the plan says and what is on record. */
function Standing({ insurance, onRenew }: { insurance: Insurance; onRenew: (() => void) | null }) {
  const { child, record, text, schoolHolds } = insurance
  const notice = insuranceNotice(insurance)
  return (
    <>
      {notice ? (
        <Notice tone={notice.tone} title={notice.title}>
          {notice.text}
        </Notice>
      ) : null}
      <Card title={`${child.name}　${child.className}`}>
        {isAsked(insurance) ? null : <View>{notAskedWords(insurance)}</View>}
        {record ? <Fact name='保险'>{record.kind}</Fact> : null}
        {record ? <Fact name='有效期至'>{fullDateWords(record.validTo)}</Fact> : null}
        {record ? <Fact name='登记'>{recordedWords(record)}</Fact> : null}
        {isAsked(insurance) && !record ? <Fact name='保险'>还没有登记</Fact> : null}
        {text ? <Fact name='方案的规定'>{text}</Fact> : null}
        {schoolHolds.length > 0 ? <Fact name='学校自己投的'>{schoolHolds.join('、')}</Fact> : null}
        {onRenew ? (
          <Button block onClick={onRenew}>
            登记新的保险
          </Button>
        ) : null}
      </Card>
    </>
  )
}
