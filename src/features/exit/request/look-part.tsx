import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import type { CallRefused } from '@/client/refused'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { effectsOf, type ExitSheet } from '../exit-view'
import type { useMoney } from '../use-exit'
import { MoneyPart } from './money-part'

interface LookPartProps {
  sheet: ExitSheet
  exit: Input<'requestExit'>
  /** What comes back, worked out by the school's own rule. */
  money: ReturnType<typeof useMoney>
  sending: boolean
  refusal: CallRefused | null
  onSubmit: () => void
  onEdit: () => void
}

/** What the exit will do, once more before it is sent. */
export function LookPart({ sheet, exit, money, sending, refusal, onSubmit, onEdit }: LookPartProps) {
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}>
      <View className='exit-buttons'>
        <Button kind='primary' block loading={sending} disabled={money.state === 'loading'} onClick={onSubmit}>
          确认退出
        </Button>
        <Button block disabled={sending} onClick={onEdit}>
          返回修改
        </Button>
      </View>
    </ActionBar>
  )
  const written = [
    { name: '退出后怎样离校', says: exit.collectionNote },
    { name: '原因', says: exit.reason },
  ].filter(({ says }) => says !== '')
  return (
    <Page bar={bar}>
      <Notice title='请核对后提交'>
        <View>
          {sheet.child.name}　{sheet.child.className}
        </View>
      </Notice>
      <Card>
        {[...effectsOf(sheet, exit), ...written].map(({ name, says }) => (
          <Fact key={name} name={name}>
            {says}
          </Fact>
        ))}
      </Card>
      {money.state === 'ready' ? <MoneyPart preview={money.data} /> : <Pending query={money} />}
    </Page>
  )
}
