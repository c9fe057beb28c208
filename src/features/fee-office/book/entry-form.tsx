import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import { useDraft } from '@/session/draft'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { dateTyped } from '@/ui/date-typed'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { amountFault, amountOf, incomeNames } from '../book-view'
import type { Book, BookEntry } from '../use-book'

interface Typed {
  direction: BookEntry['direction']
  category: string
  amount: string
  /** Null until it is touched: then today, on whichever day the draft is finished. */
  onDate: string | null
  note: string
}

interface Props {
  book: Book
  refused: string | null
  sending: boolean
  onAdd: (entry: Input<'addAccountEntry'>) => Promise<boolean>
  onBack: () => void
}

const directions = [
  { value: 'spending' as const, label: '支出' },
  { value: 'income' as const, label: '收入' },
]

/** One entry: what for, how much, on which day. What families paid is not entered here. */
export function EntryForm({ book: { allowed, today }, refused, sending, onAdd, onBack }: Props) {
  const { value: typed, change, clear } = useDraft<Typed>('fee-office.book', { direction: 'spending', category: '', amount: '', onDate: null, note: '' })
  const [tried, setTried] = useState(false)
  const { direction, category, amount, note } = typed
  const shownDate = typed.onDate ?? today
  const [amountFen, onDate] = [amountOf(amount), dateTyped(shownDate)]
  const isListed = direction === 'income' || allowed.length > 0
  const options = direction === 'income' ? Object.entries(incomeNames).map(([value, label]) => ({ value, label })) : allowed.map((value) => ({ value, label: value }))
  // A draft may name what the plan no longer allows.
  const chosen = !isListed || options.some(({ value }) => value === category) ? category.trim() : ''
  const wrong = (bad: boolean, words: string) => (tried && bad ? words : null)
  const save = async () => {
    setTried(true)
    if (chosen === '' || amountFen === null || onDate === null) return
    if (await onAdd({ direction, category: chosen, amountFen, onDate, note: note.trim() })) clear()
  }
  return (
    <Card title='记一笔'>
      <Field label='收入还是支出' hint='家长交的费用不在这里记，登记缴费后自动算入'>
        <Chips label='收入还是支出' role='radio' options={directions} isOn={(each) => each === direction} onTap={(each) => change({ direction: each, category: '' })} />
      </Field>
      {isListed ? (
        <Field label='项目' hint={direction === 'spending' ? '方案允许的支出' : undefined} error={wrong(chosen === '', '请选择一项')}>
          <Chips label='项目' role='radio' options={options} isOn={(each) => each === chosen} onTap={(each) => change({ category: each })} />
        </Field>
      ) : (
        <TextInput label='项目' hint='方案没有列出允许的支出，请照实写' max={30} value={category} error={wrong(chosen === '', '请填写项目')} onChange={(text) => change({ category: text })} />
      )}
      <TextInput label='金额（元）' max={11} placeholder='例如：1200.50' value={amount} error={tried ? amountFault(amount) : null} onChange={(text) => change({ amount: text })} />
      <TextInput label='哪一天' hint='凭证上的日期，如 2026-09-07' max={11} value={shownDate} error={wrong(onDate === null, '请填写日期，如 2026-09-07')} onChange={(text) => change({ onDate: text })} />
      <TextInput label='备注' optional max={200} placeholder='例如：凭证号' value={note} onChange={(text) => change({ note: text })} />
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='book-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          记下
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          先不记
        </Button>
      </View>
    </Card>
  )
}
