import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { moveRow } from '../moves-view'
import { useMoves, type Move } from '../use-moves'
import './index.scss'

/** What the office did by hand this term: of whom, why, by whom, and whether others were passed (FR-045). */
export default function StaffMovesPage() {
  const moves = useMoves()
  if (moves.state !== 'ready') {
    return (
      <Page>
        <Pending query={moves} />
      </Page>
    )
  }
  const { items, total } = moves.data
  return (
    <Page>
      {moves.stale ? <Stale onRetry={moves.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='本学期还没有人工调整过课程。' />
      ) : (
        <Wide>
          <Card>
            <PagedList shown={items.length} total={total} more={moves.more} loadingMore={moves.loadingMore} moreRefused={moves.moreRefused}>
              <Columns roomy>
                {items.map((move) => (
                  <MoveCell key={move.moveId} move={move} />
                ))}
              </Columns>
            </PagedList>
          </Card>
        </Wide>
      )}
    </Page>
  )
}

function MoveCell({ move }: { move: Move }) {
  const { badges, title, what, reason, who } = moveRow(move)
  return (
    <Cell
      title={title}
      label={
        <>
          <View className='move-badges'>
            {badges.map(({ name, tone }) => (
              <Badge key={name} tone={tone}>
                {name}
              </Badge>
            ))}
          </View>
          <View>{what}</View>
          {reason ? <View>{reason}</View> : null}
          <View>{who}</View>
        </>
      }
    />
  )
}
