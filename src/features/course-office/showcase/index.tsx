import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { refusals } from 'cloud/contract/refusals'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Choice } from '@/ui/choice'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import { useShowcaseForm } from '../use-showcases'
import { PicturesPart } from './pictures-part'
import '../course-office.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** Writes a showcase, adds its pictures, and shows it to families or takes it back (FR-048). */
export default function ShowcaseEditPage() {
  const showcaseId = useRouter().params.showcaseId ?? null
  const form = useShowcaseForm(showcaseId)
  const [said, setSaid] = useState<string | null>(null)
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null)
  const { query, found, typed, faults, fill, changed, sending, refusal } = form
  if (query.state !== 'ready' || (showcaseId !== null && !found)) {
    return <Page>{query.state === 'ready' ? <Empty title={refusals.showcase_unknown} /> : <Pending query={query} />}</Page>
  }
  const save = async () => {
    const done = await form.save()
    toTop()
    if (done && showcaseId === null) return void Taro.redirectTo({ url: `/features/course-office/showcase/index?showcaseId=${done.showcaseId}` })
    if (done) setSaid('已保存。')
  }
  const act = async () => {
    const published = asking === 'publish' ? await form.publish() : null
    const done = published ?? (asking === 'withdraw' ? await form.withdraw() : null)
    setAsking(null)
    toTop()
    if (done) setSaid(published ? `已公布${published.guardiansTold > 0 ? `，并邀请了 ${published.guardiansTold} 位家长` : ''}。` : '已收回，家长看不到了。')
  }
  const isSaved = found !== null && !changed
  const bar = (
    <ActionBar>
      {isSaved && found.status !== 'published' ? (
        <Button block kind='primary' onClick={() => setAsking('publish')}>
          公布给家长
        </Button>
      ) : (
        <Button block kind='primary' loading={sending} disabled={isSaved} onClick={() => void save()}>
          {found === null ? '存为草稿，再加图片' : isSaved ? '没有要保存的改动' : '保存'}
        </Button>
      )}
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {query.stale ? <Stale onRetry={query.refresh} /> : null}
      <Wide>
        {said ? <Notice title={said} /> : null}
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        {found?.status === 'published' ? (
          <Notice title='家长已经能看到。'>
            <View className='menu-ways'>
              <Button onClick={() => setAsking('withdraw')}>收回</Button>
            </View>
          </Notice>
        ) : null}
        <Columns roomy>
          <View>
            <Card title='内容'>
              <TextInput label='标题' max={40} value={typed.title} error={faults.title} onChange={(title) => fill({ title })} />
              <TextArea label='介绍' hint='不要写孩子的全名' max={500} value={typed.body} error={faults.body} onChange={(body) => fill({ body })} />
            </Card>
            <Fold title={`来自哪门课：${query.data.courses.find(({ courseId }) => courseId === typed.courseId)?.title ?? '不限'}`}>
              <Choice
                label='来自哪门课'
                options={[{ value: '', label: '不限' }, ...query.data.courses.map(({ courseId, title }) => ({ value: courseId, label: title }))]}
                value={typed.courseId ?? ''}
                onChange={(courseId) => fill({ courseId: courseId || null })}
              />
            </Fold>
            <Card title='邀请家长'>
              <TextInput label='日期' optional hint='填了日期，公布时会发消息邀请家长' placeholder='2026-12-25' max={11} value={typed.heldOn} error={faults.heldOn} onChange={(heldOn) => fill({ heldOn })} />
              <TextInput label='在哪里' optional max={60} value={typed.place} onChange={(place) => fill({ place })} />
            </Card>
          </View>
          <View>
            <Card title='图片'>
              <CheckLine checked={typed.picturesConsented} onChange={(picturesConsented) => fill({ picturesConsented })}>
                图片里的每个孩子，家长都同意在本校家长中公开
              </CheckLine>
              <View className='menu-quiet'>只有本校家长能看到。照片里的拍摄地点会自动去掉。</View>
            </Card>
            {found ? <PicturesPart form={form} found={found} /> : null}
          </View>
        </Columns>
      </Wide>
      <Dialog
        open={asking !== null}
        title={asking === 'publish' ? '公布给本校家长？' : '收回这份成果展示？'}
        action={asking === 'publish' ? '确认公布' : '确认收回'}
        danger={asking === 'withdraw'}
        loading={sending}
        onAction={() => void act()}
        onCancel={() => setAsking(null)}
      >
        <View>{asking === 'publish' ? '本校家长马上能看到；以后可以随时收回。' : '家长马上看不到它和它的图片；可以改好再公布。'}</View>
      </Dialog>
    </Page>
  )
}
