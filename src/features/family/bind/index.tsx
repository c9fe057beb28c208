import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Loading } from '@/ui/loading'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { useConsent } from '../use-consent'
import { BindForm } from './bind-form'
import './index.scss'

const toConsent = () => void Taro.redirectTo({ url: '/features/family/consent/index' })

/** Binds a child by the slip that the class teacher hands out; the rules on children's data come first. */
export default function BindPage() {
  const { consent } = useConsent()
  const undecided = consent.state === 'ready' && consent.data.decision?.decision !== 'granted'
  useEffect(() => {
    if (undecided) toConsent()
  }, [undecided])

  if (consent.state !== 'ready') {
    return (
      <Page>
        <Pending query={consent} />
      </Page>
    )
  }
  return (
    <Page>
      {undecided ? (
        <Loading />
      ) : (
        <>
          <View className='bind-sentence'>请对照班主任发的绑定纸条填写。每张纸条只能用一次，给一位家长用。</View>
          <BindForm onConsentNeeded={toConsent} />
        </>
      )}
    </Page>
  )
}
