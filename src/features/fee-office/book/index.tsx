import { useState } from 'react'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { SumRows } from '@/ui/sum-rows'
import { bookWarnings, standingRows } from '../book-view'
import { useBook, type Book } from '../use-book'
import { EntryCard } from './entry-card'
import { EntryForm } from './entry-form'
import { SettingForm } from './setting-form'
import './book.scss'

type Doing = 'entry' | 'setting' | null

/** The school's own account of the term, as finance keeps it; the office may read it. */
export default function BookPage() {
  const { book, adding, reversing, setting, add, reverse, save } = useBook()
  const [doing, setDoing] = useState<Doing>(null)
  const [saved, setSaved] = useState(false)
  if (book.state !== 'ready') {
    return (
      <Page>
        <Pending query={book} />
      </Page>
    )
  }
  const { first, items, total } = book.data
  const begin = (next: Doing) => {
    adding.dismiss()
    setting.dismiss()
    setSaved(false)
    setDoing(next)
  }
  const after = (kept: boolean) => {
    if (kept) setDoing(null)
    setSaved(kept)
    return kept
  }
  return (
    <Page bar={doing || !first.mayEnter ? null : <BookBar onAdd={() => begin('entry')} />}>
      {book.stale ? <Stale onRetry={book.refresh} /> : null}
      {saved ? <Notice title='已记下' /> : null}
      {bookWarnings(first).map((words) => (
        <Notice key={words} tone='todo'>
          {words}
        </Notice>
      ))}
      {doing === 'entry' ? <EntryForm book={first} refused={adding.refusal?.message ?? null} sending={adding.sending} onBack={() => begin(null)} onAdd={async (entry) => after(await add(entry))} /> : null}
      {doing === 'setting' ? <SettingForm book={first} refused={setting.refusal?.message ?? null} sending={setting.sending} onBack={() => begin(null)} onSave={async (stated) => after(await save(stated))} /> : null}
      <StandingPart book={first} onSet={doing || !first.mayEnter ? null : () => begin('setting')} />
      {items.length === 0 ? (
        <Empty title='还没有记过收入和支出。' />
      ) : (
        <PagedList shown={items.length} total={total} more={book.more} loadingMore={book.loadingMore} moreRefused={book.moreRefused}>
          {items.map((entry) => (
            <EntryCard key={entry.entryId} entry={entry} mayEnter={first.mayEnter} refused={reversing.refusal?.message ?? null} sending={reversing.sending} onReverse={(reason) => reverse(entry.entryId, reason)} onOpen={reversing.dismiss} />
          ))}
        </PagedList>
      )}
    </Page>
  )
}

const BookBar = ({ onAdd }: { onAdd: () => void }) => (
  <ActionBar>
    <Button block kind='primary' onClick={onAdd}>
      记一笔
    </Button>
  </ActionBar>
)

function StandingPart({ book, onSet }: { book: Book; onSet: (() => void) | null }) {
  return (
    <Card title={book.termName}>
      <SumRows label='本学期收支' rows={standingRows(book)} />
      {onSet ? <Cell title='期初结余和专账' label={book.setting ? '修改' : '公布收支以前要填写'} onClick={onSet} /> : null}
      <Cell title='公布收支公示' label='先看家长会看到什么，再公布' onClick={() => void Taro.navigateTo({ url: '/features/fee-office/publish-accounts/index' })} />
    </Card>
  )
}
