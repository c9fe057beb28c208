import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { isStaff } from '@/session/is-staff'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { ChildPart } from './child-part'
import { readerOf } from './home-view'
import { MessagesPart } from './messages-part'
import { useHome } from './use-home'
import { DeskEntry, Welcome } from './welcome'
import './index.scss'

/** Where the child stands, what to do by when, and where the child is today. */
export default function HomePage() {
  const { home, child, chooseChild } = useHome()
  if (home.state !== 'ready') {
    return (
      <Page>
        <Pending query={home} />
      </Page>
    )
  }
  const { data } = home
  return (
    <Page>
      {home.stale ? <Stale onRetry={home.refresh} /> : null}
      <View className='home-head'>
        <View className='home-head__school' {...spoken({ role: 'heading' })}>
          {data.school.name}
        </View>
        <View className='home-head__quiet'>今天是{dateWords(data.today)}</View>
      </View>
      {isStaff(data.roles) ? <DeskEntry /> : null}
      {child ? <ChildPart home={data} child={child} onChild={chooseChild} /> : <Welcome reader={readerOf(data)} planPublished={data.planPublished} isGuardian={data.roles.includes('guardian')} />}
      {data.openSurveys > 0 ? (
        <Card>
          <Cell title={`有${data.openSurveys}份问卷请您回答`} onClick={() => void Taro.navigateTo({ url: '/features/survey/list/index' })} />
        </Card>
      ) : null}
      {data.messages.length > 0 ? <MessagesPart messages={data.messages} unread={data.unread} /> : null}
    </Page>
  )
}
