import type { Output } from 'cloud/contract/operations'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { WordsPart } from '@/ui/words-part'
import { longest } from '../complaint-words'
import { ComplaintCard } from '../complaint-card'
import { useOffice } from '../use-complaints'

type OfficeComplaint = Output<'listComplaints'>['complaints'][number]

function whoWords({ origin, who }: OfficeComplaint): string {
  if (origin === 'bureau') return '教育局来问'
  if (who === null) return '没写名字'
  return `${who.guardianName}（${who.children.map(({ name, className }) => `${className} ${name}`).join('、')}）`
}

/** What was sent to the school, to be answered; of what goes to the bureau nothing is here (FR-077). */
export default function OfficeComplaintsPage() {
  const { list, answer, sending, refusal } = useOffice()
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total } = list.data
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='没有交给学校的投诉。' />
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((complaint) => (
                <ComplaintCard key={complaint.complaintId} complaint={complaint} about={whoWords(complaint)} answeredBy='学校答复'>
                  {complaint.state === 'open' ? (
                    <WordsPart
                      open='答复'
                      max={longest}
                      fields={[{ key: 'reply', label: '答复', hint: complaint.origin === 'bureau' ? '教育局会看到这段话。' : '提出投诉的家长会看到这段话。只答复一次，写清查到什么、怎样改正。' }]}
                      action='发出答复'
                      sending={sending}
                      refusal={refusal}
                      onSend={({ reply = '' }) => answer(complaint.complaintId, reply.trim())}
                    />
                  ) : null}
                </ComplaintCard>
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </Page>
  )
}
