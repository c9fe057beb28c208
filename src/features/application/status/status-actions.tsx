import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ApplicationView } from 'cloud/contract/application'
import type { CallRefused } from '@/client/refused'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { hasEnded } from 'cloud/rules/chain'
import { declineUrl, exitUrl, formUrl, nextActionOf } from '../progress-view'

interface StatusActionsProps {
  application: ApplicationView
  refusal: CallRefused | null
  onWithdraw: () => void
}

/** The next step first, then what may still be changed. Null where the family can only wait. */
export function StatusActions({ application, refusal, onWithdraw }: StatusActionsProps) {
  const { childId, kind, status, editable } = application
  const next = nextActionOf(application)
  const ended = hasEnded(status)
  const joined = kind === 'join' && status === 'approved'
  const requested = status === 'requested'
  const declined = kind === 'decline' && status === 'declined'
  const note = refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null
  if (!next && !editable && !declined && !joined) return note ? <ActionBar note={note}>{null}</ActionBar> : null
  return (
    <ActionBar note={note}>
      <View className='status-actions'>
        {next ? (
          <Button kind='primary' block onClick={() => open(next.url)}>
            {next.words}
          </Button>
        ) : null}
        {ended ? (
          <Button block onClick={() => open(declineUrl(childId))}>
            不参加
          </Button>
        ) : null}
        {editable ? (
          <View className='status-actions__pair'>
            {next ? null : (
              <Button block onClick={() => open(formUrl(childId))}>
                修改
              </Button>
            )}
            <Button block onClick={onWithdraw}>
              撤回
            </Button>
          </View>
        ) : null}
        {joined ? (
          <Button block onClick={() => open(exitUrl(childId))}>
            退出
          </Button>
        ) : null}
        {requested ? (
          <Button block onClick={onWithdraw}>
            不同意，撤回
          </Button>
        ) : null}
        {declined ? (
          <Button block onClick={onWithdraw}>
            改变主意，收回
          </Button>
        ) : null}
      </View>
    </ActionBar>
  )
}

const open = (url: string) => void Taro.navigateTo({ url })
