import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { decisionText } from '../consent-view'
import { useConsent } from '../use-consent'
import { DecisionBar } from './decision-bar'
import { RefusedPart } from './refused-part'
import './index.scss'

/** The rules for children's personal information, with two answers of equal weight (Provisions 8–10). */
export default function ConsentPage() {
  const { consent, send, decide } = useConsent()
  const [refusedNow, setRefusedNow] = useState(false)
  if (consent.state !== 'ready') {
    return (
      <Page>
        <Pending query={consent} />
      </Page>
    )
  }
  const { data } = consent
  if (refusedNow) return <RefusedPart onReconsider={() => setRefusedNow(false)} />

  const bind = () => void Taro.redirectTo({ url: '/features/family/bind/index' })
  const agree = async () => {
    if (await decide('granted')) bind()
  }
  const disagree = async () => setRefusedNow(await decide('refused'))
  const granted = data.decision?.decision === 'granted'
  return (
    <Page bar={<DecisionBar granted={granted} send={send} onAgree={() => void agree()} onDisagree={() => void disagree()} onBind={bind} />}>
      {consent.stale ? <Stale onRetry={consent.refresh} /> : null}
      <View className='consent-title' {...spoken({ role: 'heading' })}>
        {data.title}
      </View>
      <View className='consent-version'>版本 {data.version}</View>
      {data.decision ? <Notice>{decisionText(data.decision)}</Notice> : null}
      {data.sections.map((section) => (
        <Card key={section.title} title={section.title}>
          {section.text}
        </Card>
      ))}
    </Page>
  )
}
