import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { invitationWords, lineWords } from '../showcase-view'
import { useShowcases } from '../use-showcases'

/** What children have made and done, the newest first (FR-048). */
export default function ShowcaseListPage() {
  const showcases = useShowcases()
  if (showcases.state !== 'ready') {
    return (
      <Page>
        <Pending query={showcases} />
      </Page>
    )
  }
  const { items, total } = showcases.data
  return (
    <Page>
      {showcases.stale ? <Stale onRetry={showcases.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='还没有成果展示。学校公布以后，可以在这里看到孩子们的作品和活动。' />
      ) : (
        <PagedList shown={items.length} total={total} more={showcases.more} loadingMore={showcases.loadingMore} moreRefused={showcases.moreRefused}>
          <Card>
            {items.map((showcase) => (
              <Cell
                key={showcase.showcaseId}
                title={showcase.title}
                label={[lineWords(showcase), invitationWords(showcase)].filter(Boolean).join(' · ')}
                value={showcase.heldOn === null ? null : <Badge tone='good'>邀请家长</Badge>}
                onClick={() => void Taro.navigateTo({ url: `/features/showcase/detail/index?showcaseId=${showcase.showcaseId}` })}
              />
            ))}
          </Card>
        </PagedList>
      )}
      <Card>
        <Cell title='典型案例' label='教育局公布的好做法' onClick={() => void Taro.navigateTo({ url: '/features/oversight/cases/index' })} />
      </Card>
    </Page>
  )
}
