import { useEffect, type ComponentProps } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { stepName, stepNames } from 'cloud/rules/step-names'
import { mayRefuse } from '../reviews-view'
import { useReviewDesk } from '../use-review-desk'
import type { ReviewStep } from '../use-reviews'
import { DecideBar } from './decide-bar'
import { MinutesPart } from './minutes-part'
import { PassDialog } from './pass-dialog'
import { QueuePart } from './queue-part'
import { ReasonPart } from './reason-part'
import './index.scss'

/** The applications that wait for one review; one or many decided at once (FR-028, FR-029). */
export default function StaffReviewsPage() {
  const step = stepOf(useRouter().params.step)
  const desk = useReviewDesk(step)
  const { queue, plan, selection, names, deciding, begin, confirm, refused, sending } = desk
  const name = plan.state === 'ready' ? stepName(plan.data.plan, step) : stepNames[step]
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: name })
  }, [name])

  if (queue.state !== 'ready') return <Unread query={queue} />
  if (plan.state !== 'ready') return <Unread query={plan} />
  const writing = deciding === 'return' || deciding === 'refuse' ? deciding : null
  const { items, total } = queue.data
  const offered = plan.data.plan
  return (
    <Page bar={names.length > 0 && !writing ? <DecideBar count={names.length} mayRefuse={step !== 'committee_review' && mayRefuse(offered)} onDecide={begin} /> : null}>
      {queue.stale ? <Stale onRetry={queue.refresh} /> : null}
      {desk.done ? <Notice title={desk.done} /> : null}
      {refused && !deciding ? <Notice tone='refusal'>{refused}</Notice> : null}
      {writing ? (
        <ReasonPart
          decision={writing}
          names={names}
          reason={desk.reason}
          onReason={desk.setReason}
          refusal={refused}
          sending={sending}
          onSend={() => void confirm(writing)}
          onBack={() => begin(null)}
        />
      ) : items.length === 0 ? (
        <Empty title={`现在没有等待${name}的申请。`} />
      ) : (
        <>
          {desk.minutes ? <MinutesPart minutes={desk.minutes} /> : null}
          <QueuePart items={items} total={total} paging={queue} plan={offered} selection={selection} />
        </>
      )}
      <PassDialog names={names} open={deciding === 'pass'} sending={sending} refused={refused} onPass={() => void confirm('pass')} onCancel={() => begin(null)} />
    </Page>
  )
}

const stepOf = (named: string | undefined): ReviewStep => (named === 'school_review' || named === 'committee_review' ? named : 'class_review')

function Unread({ query }: ComponentProps<typeof Pending>) {
  return (
    <Page>
      <Pending query={query} />
    </Page>
  )
}
