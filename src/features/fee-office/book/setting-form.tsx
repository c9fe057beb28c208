import { useState } from 'react'
import { View } from '@tarojs/components'
import { bookYuan } from 'cloud/rules/account-words'
import type { Input } from 'cloud/contract/operations'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { balanceTyped } from '../book-view'
import type { Book } from '../use-book'

interface Props {
  book: Book
  refused: string | null
  sending: boolean
  onSave: (setting: Input<'saveAccountSetting'>) => Promise<boolean>
  onBack: () => void
}

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** What the term began with, where that figure comes from, and since when the separate account is open. */
export function SettingForm({ book: { setting, lastClosing, separateAccount }, refused, sending, onSave, onBack }: Props) {
  const [opening, setOpening] = useState(setting ? yuan(setting.openingFen) : lastClosing ? yuan(lastClosing.amountFen) : '')
  const [source, setSource] = useState(setting?.openingSource ?? (lastClosing ? `${lastClosing.termName}公布的期末结余` : ''))
  const [opened, setOpened] = useState(setting?.separateOpenedOn ?? '')
  const [tried, setTried] = useState(false)
  const [openingFen, openedOn] = [balanceTyped(opening), opened.trim() === '' ? null : dateTyped(opened)]
  const isDateWrong = opened.trim() !== '' && openedOn === null
  const save = async () => {
    setTried(true)
    if (openingFen === null || source.trim() === '' || isDateWrong) return
    await onSave({ openingFen, openingSource: source.trim(), separateOpenedOn: openedOn, revision: setting?.revision ?? 0 })
  }
  return (
    <Card title='期初结余和专账'>
      {lastClosing ? <View className='book-quiet'>{lastClosing.termName}公布的期末结余是 {bookYuan(lastClosing.amountFen)}。</View> : null}
      <TextInput label='期初结余（元）' hint='没有结余填 0，亏空写负数' max={12} value={opening} error={tried && openingFen === null ? '请填写金额，单位是元，没有结余填 0' : null} onChange={setOpening} />
      <TextInput label='从哪里来' max={100} placeholder='例如：上学期期末结余' value={source} error={tried && source.trim() === '' ? '请写明期初结余从哪里来' : null} onChange={setSource} />
      <TextInput label='专账开设日期' optional={separateAccount.required !== true} hint={separateAccount.required ? '方案要求收费以前开设；还没有开设就空着' : '方案没有要求，没有就空着'} max={11} value={opened} error={tried && isDateWrong ? '请填写日期，如 2026-09-01' : null} onChange={setOpened} />
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='book-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          保存
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          先不改
        </Button>
      </View>
    </Card>
  )
}
