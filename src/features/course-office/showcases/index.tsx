import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { ActionBar } from '@/ui/action-bar'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { dateWords } from '@/wording/dates'
import { statusWords, type Listed } from '../showcase-form'
import { useShowcases } from '../use-showcases'
import '../course-office.scss'

const open = (query = '') => void Taro.navigateTo({ url: `/features/course-office/showcase/index${query}` })

/** The office's showcases: what families see, what is being written, what was taken back (FR-048). */
export default function ShowcasesPage() {
  const showcases = useShowcases()
  if (showcases.state !== 'ready') {
    return (
      <Page>
        <Pending query={showcases} />
      </Page>
    )
  }
  const { items, total } = showcases.data
  const bar = (
    <ActionBar>
      <Button block kind='primary' onClick={() => open()}>
        新建成果展示
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {showcases.stale ? <Stale onRetry={showcases.refresh} /> : null}
      <Wide>
        {items.length === 0 ? (
          <Empty title='还没有成果展示。可以发作品和活动的照片，也可以邀请家长来看演出和展览。' />
        ) : (
          <PagedList shown={items.length} total={total} more={showcases.more} loadingMore={showcases.loadingMore} moreRefused={showcases.moreRefused}>
            <Card>
              <Columns>
                {items.map((showcase) => (
                  <Cell key={showcase.showcaseId} title={showcase.title} label={lineWords(showcase)} value={<Badge tone={statusWords[showcase.status].tone}>{statusWords[showcase.status].words}</Badge>} onClick={() => open(`?showcaseId=${showcase.showcaseId}`)} />
                ))}
              </Columns>
            </Card>
          </PagedList>
        )}
      </Wide>
    </Page>
  )
}

const lineWords = ({ courseTitle, heldOn, pictures }: Listed) => [courseTitle, heldOn && `${dateWords(heldOn)}邀请家长`, `${pictures.length} 张图片`].filter(Boolean).join(' · ')
