import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PlanChange } from 'cloud/contract/plan'
import { useQuery } from '@/client/use-query'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { dateOf, fullDateWords } from '@/wording/dates'
import { changeGroups, hasChanged, type PlanChanges } from '../change-view'
import '../read/index.scss'

/** What changed between the plan that a child applied under and the one in force: what concerns the child first (FR-009). */
export default function PlanChangesPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId ?? ''
  const changes = useQuery('readPlanChanges', { childId })
  if (changes.state !== 'ready') {
    return (
      <Page>
        <Pending query={changes} />
      </Page>
    )
  }
  const { data } = changes
  const sign = () => void Taro.navigateTo({ url: `/features/agreement/sign/index?childId=${childId}` })
  const bar =
    data.textsToSign > 0 ? (
      <ActionBar note={`有 ${data.textsToSign} 份协议改了条款，签名后才生效。`}>
        <Button kind='primary' block onClick={sign}>
          去签改动的条款
        </Button>
      </ActionBar>
    ) : null
  return (
    <Page bar={bar}>
      {changes.stale ? <Stale onRetry={changes.refresh} /> : null}
      <ChangesPart data={data} />
    </Page>
  )
}

function ChangesPart({ data }: { data: PlanChanges }) {
  const { childName, fromVersion, toVersion, publishedAt } = data
  if (fromVersion === null) return <Empty title={`${childName}还没有申请，没有可以对比的版本。`} />
  if (!hasChanged(data)) return <Empty title={`${childName}申请以后，方案没有改过。`} />
  const groups = changeGroups(data)
  return (
    <>
      <View className='plan-head'>
        <View className='plan-head__title' {...spoken({ role: 'heading' })}>
          方案改了什么
        </View>
        <View className='plan-head__school'>
          {childName}申请时是第{fromVersion}版；第{toVersion}版于{fullDateWords(dateOf(publishedAt))}公布
        </View>
      </View>
      {groups.length === 0 ? <Empty title='内容没有改动。' /> : null}
      {groups.map(({ title, changes }) => (
        <Card key={title} title={title}>
          {changes.map((change, index) => (
            <Change key={index} change={change} />
          ))}
        </Card>
      ))}
    </>
  )
}

function Change({ change: { area, title, before, after } }: { change: PlanChange }) {
  return (
    <View className='plan-change'>
      <View className='plan-change__title'>
        {title} <Badge>{area}</Badge>
      </View>
      <Fact name='原来'>{before}</Fact>
      <Fact name='现在'>{after}</Fact>
    </View>
  )
}
