import { useRouter } from '@tarojs/taro'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { View } from '@tarojs/components'
import { AddCollector } from './add-collector'
import { CollectorCard } from './collector-card'
import { useFamily } from '../use-family'
import './index.scss'

/** Who may collect one child. Grandparents need no WeChat of their own (FR-060). */
export default function CollectorsPage() {
  const { childId } = useRouter().params
  const family = useFamily()
  if (family.state !== 'ready') {
    return (
      <Page>
        <Pending query={family} />
      </Page>
    )
  }
  const child = family.data.children.find((one) => one.childId === childId)
  if (!child) {
    return (
      <Page>
        <Empty title='这个孩子没有绑定在您名下，请先绑定。' />
      </Page>
    )
  }
  return (
    <Page>
      {family.stale ? <Stale onRetry={family.refresh} /> : null}
      <View className='collectors-sentence'>
        {child.name}可以由下面的人接走。接送人不需要微信，老师放学时按这份名单核对。
      </View>
      {child.collectors.length === 0 ? <Empty title='还没有登记接送人。' /> : null}
      {child.collectors.map((collector) => (
        <CollectorCard key={collector.collectorId} childId={child.childId} collector={collector} onRemoved={family.refresh} />
      ))}
      <AddCollector childId={child.childId} onAdded={family.refresh} />
    </Page>
  )
}
