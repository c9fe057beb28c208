import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { PromiseCard } from '../promise-card'
import { usePromises } from '../use-results'

/** 你说我改: what the school promised after its surveys, and what came of it, for anyone. */
export default function PromisesPage() {
  const promises = usePromises()
  if (promises.state !== 'ready') {
    return (
      <Page>
        <Pending query={promises} />
      </Page>
    )
  }
  const { items, total } = promises.data
  return (
    <Page>
      {promises.stale ? <Stale onRetry={promises.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='还没有公布改进。学校公布问卷结果时答应要改的，都会列在这里，做到没有也看得到。' />
      ) : (
        <PagedList shown={items.length} total={total} more={promises.more} loadingMore={promises.loadingMore} moreRefused={promises.moreRefused}>
          {items.map((promise) => (
            <PromiseCard key={promise.promiseId} promise={promise} about={`来自问卷：${promise.surveyTitle}`} />
          ))}
        </PagedList>
      )}
    </Page>
  )
}
