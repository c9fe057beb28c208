import { useState } from 'react'
import { View } from '@tarojs/components'
import { chooseChild } from '@/session/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { recordText } from '../consent-view'
import { useConsent } from '../use-consent'
import type { Family } from '../use-family'

/** Every decision on the rules, and the withdrawal, which takes no more steps than the consent did. */
export function ConsentCard({ family: { consents, children }, onWithdrawn }: { family: Family; onWithdrawn: () => void }) {
  const [asking, setAsking] = useState(false)
  const { consent, send, decide } = useConsent()
  const withdraw = async () => {
    const withdrawn = await decide('withdrawn')
    setAsking(false)
    if (!withdrawn) return
    chooseChild(null)
    onWithdrawn()
  }
  return (
    <Card title='对个人信息规则的选择'>
      {consents.length === 0 ? <View>还没有选择过。</View> : null}
      {consents.map((each) => (
        <View key={each.decidedAt}>{recordText(each)}</View>
      ))}
      {send.refusal ? <Notice tone='refusal'>{send.refusal.message}</Notice> : null}
      {consent.state === 'offline' || consent.state === 'refused' ? <Notice tone='refusal'>{consent.message}</Notice> : null}
      {children.length > 0 || consents[0]?.decision === 'granted' ? (
        <View className='data-action'>
          <Button block kind='danger' disabled={consent.state !== 'ready'} onClick={() => setAsking(true)}>
            撤回同意
          </Button>
        </View>
      ) : null}
      <Dialog open={asking} title='撤回对个人信息规则的同意？' action='确认撤回' danger loading={send.sending} onAction={() => void withdraw()} onCancel={() => setAsking(false)}>
        撤回后，您与所有孩子的绑定都会解除，网上不能再报名、选课、签协议和登记保险。撤回之前办好的手续仍然有效。您仍然可以看方案，也可以向班主任领取纸质申请表，保险凭证可以拿到学校登记。
      </Dialog>
    </Card>
  )
}
