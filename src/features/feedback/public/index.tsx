import { View } from '@tarojs/components'
import { dateWords } from '@/wording/dates'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useSuggestions } from '../use-feedback'
import '../feedback.scss'

/** What families suggested and what the school answered, for anyone (FR-083). */
export default function SuggestionsPage() {
  const list = useSuggestions()
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
        <Empty title='学校还没有公开的意见和答复。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map(({ suggestionId, text, answer, publishedOn }) => (
            <Card key={suggestionId}>
              <View className='feedback-about'>{dateWords(publishedOn)} 公开</View>
              <View className='feedback-text'>{text}</View>
              <Fact name='学校答复'>
                <View className='feedback-text'>{answer}</View>
              </Fact>
            </Card>
          ))}
        </PagedList>
      )}
    </Page>
  )
}
