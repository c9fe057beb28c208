import type { Output } from 'cloud/contract/operations'
import { useState } from 'react'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { MultiChoice } from '@/ui/multi-choice'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Wide } from '@/ui/wide'
import { lineWords, mostAtOnce, stateOf, type CourseLine } from '../menu-draft-view'
import { useMenuCheck } from '../use-menu-check'
import { FoundPart } from './found-part'
import { PublishDialog } from './publish-dialog'
import '../course-office.scss'

const toEdit = (courseId: string) => void Taro.navigateTo({ url: `/features/course-office/edit/index?courseId=${courseId}` })

/** Chooses drafts, shows what the check says of them together, and publishes them (FR-014; ). */
export default function MenuCheckPage() {
  const { drafts, ready, courseIds, choose, check, publish, publishing, refusal, dismiss } = useMenuCheck()
  const [asking, setAsking] = useState(false)
  const [published, setPublished] = useState<Output<'publishMenu'> | null>(null)
  if (drafts.state !== 'ready') {
    return (
      <Page>
        <Pending query={drafts} />
      </Page>
    )
  }
  const send = async () => {
    const done = await publish()
    if (!done) return
    setPublished(done)
    setAsking(false)
    choose([])
  }
  const ask = () => {
    dismiss()
    setAsking(true)
  }
  const checked = check.state === 'ready' && courseIds.length > 0 ? check.data : null
  const bar = (
    <ActionBar note={checked && checked.blocks > 0 ? `还有 ${checked.blocks} 处必须改正，改好以后才能公布。` : null}>
      <Button block kind='primary' disabled={!checked || checked.blocks > 0} onClick={ask}>
        {courseIds.length === 0 ? '请先选要公布的课' : `公布这 ${courseIds.length} 门课`}
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={ready.length > 0 ? bar : null}>
      {drafts.stale ? <Stale onRetry={drafts.refresh} /> : null}
      <Wide>
        {published ? <Notice title={`已公布 ${published.published} 门课。`}>{`已告诉 ${published.guardiansTold} 位家长。`}</Notice> : null}
        {drafts.data.length === 0 ? (
          <Empty title='没有草稿了。'>
            <Button onClick={() => void Taro.navigateBack()}>回到菜单</Button>
          </Empty>
        ) : null}
        {ready.length > 0 ? (
          <Card title='选要公布的课'>
            <MultiChoice
              label='可以公布的草稿'
              hint={ready.length > mostAtOnce ? `一次最多公布 ${mostAtOnce} 门，可以分几次。` : undefined}
              options={ready.map((course) => ({ value: course.courseId, label: course.title, note: `${lineWords(course)} · ${stateOf(course).words}` }))}
              value={courseIds}
              onChange={choose}
            />
            {courseIds.length < ready.length ? (
              <Button onClick={() => choose(ready.slice(0, mostAtOnce).map(({ courseId }) => courseId))}>全选</Button>
            ) : null}
          </Card>
        ) : null}
        <Unready drafts={drafts.data} />
        {courseIds.length > 0 && check.state !== 'ready' ? <Pending query={check} /> : null}
        {checked ? <FoundPart report={checked} onMend={toEdit} /> : null}
      </Wide>
      {asking && checked ? <PublishDialog report={checked} publishing={publishing} refusal={refusal?.message ?? null} onPublish={() => void send()} onCancel={() => setAsking(false)} /> : null}
    </Page>
  )
}

/** Drafts that lack what a course cannot do without: each leads to its form. */
function Unready({ drafts }: { drafts: CourseLine[] }) {
  const unready = drafts.filter(({ blocks }) => blocks > 0)
  if (unready.length === 0) return null
  return (
    <Card title='还不能公布'>
      {unready.map((course) => (
        <Cell key={course.courseId} title={course.title} label={`${stateOf(course).words}，点开去填`} onClick={() => toEdit(course.courseId)} />
      ))}
    </Card>
  )
}
