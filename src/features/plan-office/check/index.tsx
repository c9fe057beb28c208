import type { Output } from 'cloud/contract/operations'
import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { ExportPart } from '../export-part'
import { countWords, groupFindings, whyNotPublish } from '../findings-view'
import { useCheck } from '../use-check'
import { FindingsPart } from './findings-part'
import { PreviewPart } from './preview-part'
import { PublishDialog } from './publish-dialog'
import { PublishedPart } from './published-part'
import '../office.scss'
import './index.scss'

const toEdit = (planId: string, path = '') => void Taro.redirectTo({ url: `/features/plan-office/edit/index?planId=${planId}${path && `&at=${encodeURIComponent(path)}`}` })

/** The plan check 方案体检 of a draft, and from it the way to publishing (FR-007, FR-009). */
export default function PlanCheckPage() {
  const planId = useRouter().params.planId ?? null
  const { query, publish, publishing, refusal, dismiss } = useCheck(planId)
  const [asking, setAsking] = useState(false)
  const [published, setPublished] = useState<Output<'publishPlan'> | null>(null)
  // Before all else: a draft that was published is no draft any more, and would be refused when it is read again.
  if (published) return <PublishedPart published={published} />
  if (query.state !== 'ready' || planId === null) {
    return <Page>{query.state === 'ready' ? null : <Pending query={query} />}</Page>
  }
  const { revision, version, document, problems, report } = query.data
  const groups = groupFindings(report?.findings ?? [])
  const whyNot = whyNotPublish(groups.blocks.length, problems.length)
  const send = async (warningsSeen: boolean) => setPublished(await publish(revision, warningsSeen))
  const ask = () => {
    dismiss()
    setAsking(true)
  }
  const bar = (
    <ActionBar note={whyNot}>
      <View className='office-row office-row--bar'>
        <Button kind='primary' disabled={whyNot !== null || query.stale} onClick={ask}>
          公布
        </Button>
        <Button onClick={() => toEdit(planId)}>回去修改</Button>
      </View>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {query.stale ? <Stale onRetry={query.refresh} /> : null}
      <View className='check-head'>
        <View className='check-head__title' {...spoken({ role: 'heading' })}>
          {report?.title ?? '方案还没有填完整'}
        </View>
        {report ? <View className='check-head__counts'>{countWords(groups).map((words) => <View key={words}>{words}</View>)}</View> : null}
      </View>
      {problems.length > 0 ? (
        <Card title={`先改好这 ${problems.length} 处，才能体检`}>
          {problems.map((problem) => (
            <Cell key={`${problem.path} ${problem.message}`} title={problem.field} label={problem.message} onClick={() => toEdit(planId, problem.path)} />
          ))}
        </Card>
      ) : null}
      {report && groups.blocks.length + groups.warns.length === 0 ? <Notice title='没有要改的，也没有提醒，可以公布。' /> : null}
      <FindingsPart groups={groups} onMend={(path) => toEdit(planId, path)} />
      {report ? <PreviewPart planId={planId} document={document} /> : null}
      <Card title='导出'>
        <ExportPart planId={planId} />
      </Card>
      {asking && whyNot === null ? (
        <PublishDialog version={version} warns={groups.warns.length} publishing={publishing} refusal={refusal?.message ?? null} onPublish={(seen) => void send(seen)} onCancel={() => setAsking(false)} />
      ) : null}
    </Page>
  )
}
