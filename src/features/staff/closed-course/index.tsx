import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { closedNote } from '../moves-view'
import { useClosedPlaces } from '../use-moves'

/** The children of a closed course: what each has at that hour now, and where it could go (FR-045). */
export default function StaffClosedCoursePage() {
  const list = useClosedPlaces(useRouter().params.courseId ?? null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='停开时没有孩子在这门课里。' />
      ) : (
        <Wide>
          <Card title={`“${first.title}”原来的孩子`}>
            <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
              <Columns roomy>
                {items.map((child) => (
                  <Cell
                    key={child.childId}
                    title={`${child.childName} · ${child.className}`}
                    label={
                      <>
                        {closedNote(child).map((line) => (
                          <View key={line}>{line}</View>
                        ))}
                      </>
                    }
                  />
                ))}
              </Columns>
            </PagedList>
          </Card>
        </Wide>
      )}
    </Page>
  )
}
