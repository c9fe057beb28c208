import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Output } from 'cloud/contract/operations'
import { dateOf, fullDateWords } from '@/wording/dates'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { PublishPart } from '../publish-part'
import { useCases } from '../use-oversight'
import '../oversight.scss'

type Case = Output<'listCases'>['cases'][number]

/** What the bureau holds up as an example, for families and staff of its schools; itself publishes and takes back here (FR-093). */
export default function CasesPage() {
  const { list, publish, publishing, withdraw, withdrawing } = useCases()
  const [leaving, setLeaving] = useState<Case | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const takeBack = async () => {
    if (leaving && (await withdraw(leaving.caseId))) setLeaving(null)
  }
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {first.isBureau ? <PublishPart onPublish={publish} sending={publishing.sending} refusal={publishing.refusal?.message ?? null} /> : null}
      {items.length === 0 ? (
        <Empty title='教育局还没有公布典型案例。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((each) => (
            <Card key={each.caseId} title={each.title}>
              <View className='oversight-quiet'>{[each.about, `${fullDateWords(dateOf(each.publishedAt))}教育局公布`].filter(Boolean).join('　')}</View>
              <View className='oversight-text'>{each.body}</View>
              {first.isBureau ? (
                <Button block onClick={() => setLeaving(each)}>
                  撤下
                </Button>
              ) : null}
            </Card>
          ))}
        </PagedList>
      )}
      <Dialog open={leaving !== null} title={`撤下“${leaving?.title ?? ''}”？`} action='撤下案例' danger loading={withdrawing.sending} onAction={() => void takeBack()} onCancel={() => setLeaving(null)}>
        <View>各校的家长和老师都不再看到它。</View>
        {withdrawing.refusal ? <Notice tone='refusal'>{withdrawing.refusal.message}</Notice> : null}
      </Dialog>
    </Page>
  )
}
