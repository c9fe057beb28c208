import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { useOffice } from '../use-feedback'
import { OfficeCard } from './office-card'

/** What families wrote, to be answered, looked at where the content check could not judge, and made public (FR-083). */
export default function OfficeFeedbackPage() {
  const list = useOffice()
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const due = [first.open > 0 ? `${first.open} 条等答复` : '', first.waiting > 0 ? `${first.waiting} 段话微信没能检查，要有人先看` : ''].filter(Boolean)
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {due.length > 0 ? <Notice tone='todo'>{due.join('，')}。</Notice> : null}
      {items.length === 0 ? (
        <Empty title='还没有家长的意见。' />
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((feedback) => (
                <OfficeCard key={feedback.feedbackId} feedback={feedback} onChanged={list.refresh} />
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </Page>
  )
}
