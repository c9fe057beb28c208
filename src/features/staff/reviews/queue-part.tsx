import type { More } from '@/client/use-paged-query'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { PagedList } from '@/ui/paged-list'
import { Columns, Wide } from '@/ui/wide'
import { reviewCard } from '../reviews-view'
import { SelectionLine } from '../selection-line'
import { mostAtOnce, type ReviewItem } from '../use-reviews'
import type { Selection } from '../use-selection'
import { ReviewRow } from './review-row'

interface QueuePartProps {
  items: ReviewItem[]
  total: number
  paging: More
  plan: SchoolPlan
  selection: Selection<string>
}

export function QueuePart({ items, total, paging, plan, selection }: QueuePartProps) {
  return (
    <Wide>
      <SelectionLine all={items.map(({ applicationId }) => applicationId)} selection={selection} unit='份' most={mostAtOnce} />
      <PagedList shown={items.length} total={total} more={paging.more} loadingMore={paging.loadingMore} moreRefused={paging.moreRefused}>
        <Columns roomy>
          {items.map((item) => (
            <ReviewRow
              key={item.applicationId}
              card={reviewCard(item, plan)}
              checked={selection.has(item.applicationId)}
              onToggle={() => selection.toggle(item.applicationId)}
            />
          ))}
        </Columns>
      </PagedList>
    </Wide>
  )
}
