import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlanProblem } from 'cloud/contract/plan-office'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Pending } from '@/ui/pending'
import { useTemplates, type DraftOrigin, type PlanTemplate } from '../use-versions'
import { templateWords } from '../versions-view'
import { YamlPart } from './yaml-part'

interface OriginsPartProps {
  hasPublished: boolean
  hasDraft: boolean
  starting: boolean
  problems: readonly PlanProblem[]
  onStart: (from: DraftOrigin) => void
}

/** What a new draft can begin from: the version in force, a template, or a text. */
export function OriginsPart({ hasPublished, hasDraft, starting, problems, onStart }: OriginsPartProps) {
  const [asked, setAsked] = useState<{ from: DraftOrigin; words: string } | null>(null)
  // Only a draft under way could be lost: without one nothing needs to be asked.
  const ask = (from: DraftOrigin, words: string) => (hasDraft ? setAsked({ from, words }) : onStart(from))
  const start = () => {
    if (asked) onStart(asked.from)
    setAsked(null)
  }
  return (
    <>
      {hasDraft ? <Notice tone='todo' title='现在的草稿会被换掉'>一个学期只能有一份草稿。要留着现在的草稿，先返回把它导出。</Notice> : null}
      {hasPublished ? (
        <Card title='从现行方案开始'>
          <View className='office-quiet'>内容和现行方案一样，改好后成为新的一版。</View>
          <View className='office-row'>
            <Button kind='primary' loading={starting} onClick={() => ask({ kind: 'published' }, '现行方案')}>
              从现行方案起草
            </Button>
          </View>
        </Card>
      ) : null}
      <TemplatesPart starting={starting} onChoose={({ template, title }) => ask({ kind: 'template', template }, `范本“${title}”`)} />
      <YamlPart starting={starting} problems={problems} onImport={(text) => ask({ kind: 'yaml', text }, '导入的文字')} />
      <Dialog open={asked !== null} title={`从${asked?.words ?? ''}起草，换掉现在的草稿？`} action='换掉草稿' danger loading={starting} onAction={start} onCancel={() => setAsked(null)}>
        现在的草稿会被删除，不能恢复。
      </Dialog>
    </>
  )
}

function TemplatesPart({ starting, onChoose }: { starting: boolean; onChoose: (template: PlanTemplate) => void }) {
  const query = useTemplates()
  if (query.state !== 'ready') return <Pending query={query} />
  return (
    <Card title='从范本开始'>
      <View className='office-quiet'>各地公开过的做法。选一份接近本校的，再改成自己的。</View>
      {query.data.templates.map((template) => (
        <Cell key={template.template} title={template.title} label={templateWords(template)} onClick={() => starting || onChoose(template)} />
      ))}
    </Card>
  )
}
