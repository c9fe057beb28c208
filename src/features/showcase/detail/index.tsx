import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { refusals } from 'cloud/contract/refusals'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Picture } from '@/ui/picture'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { invitationWords, lineWords } from '../showcase-view'
import { useShowcase } from '../use-showcases'
import './index.scss'

/** One showcase with its pictures, and where guardians are invited to see it. */
export default function ShowcaseDetailPage() {
  const showcaseId = useRouter().params.showcaseId ?? null
  const { showcase, pictures } = useShowcase(showcaseId)
  if (showcase.state !== 'ready') {
    return <Page>{showcaseId === null ? <Empty title={refusals.showcase_unknown} /> : <Pending query={showcase} />}</Page>
  }
  const { data } = showcase
  const invitation = invitationWords(data)
  return (
    <Page>
      {showcase.stale ? <Stale onRetry={showcase.refresh} /> : null}
      <View className='showcase-head'>
        <View className='showcase-head__title' {...spoken({ role: 'heading' })}>
          {data.title}
        </View>
        <View className='showcase-quiet'>{lineWords({ ...data, pictures: [] })}</View>
      </View>
      {invitation ? <Notice title='邀请家长来看'>{invitation}</Notice> : null}
      <Card>
        <View className='showcase-body'>{data.body}</View>
      </Card>
      {data.pictures.map(({ pictureId, ...picture }) => (
        <Picture key={pictureId} src={pictures[pictureId] ?? null} {...picture} />
      ))}
      {data.pictures.length > 0 ? <View className='showcase-quiet'>图片里有孩子的，学校已征得家长同意。请只在家里看，不要转发。</View> : null}
    </Page>
  )
}
