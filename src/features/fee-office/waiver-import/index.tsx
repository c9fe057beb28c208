import { useState } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { useWaiverImport } from '../use-waiver-import'
import { percentOf, percentWords } from '../waivers-view'
import { CheckedPart } from './checked-part'
import './index.scss'

/** Taking an official list 上级名单 in: whom it is about, the file, what it would do, and only then doing it (R-062). */
export default function WaiverImportPage() {
  const { sheet, draft, change, file, reading, wrong, choose, takeIn, importing, imported, giveTemplate } = useWaiverImport()
  const [tried, setTried] = useState(false)
  if (sheet.state !== 'ready') {
    return (
      <Page>
        <Pending query={sheet} />
      </Page>
    )
  }
  const { groups } = sheet.data
  const group = groups.find((each) => each.group === draft.group) ?? null
  const asksPercent = group !== null && group.obligation === 'must' && group.percent === null
  const missing = { group: group === null, source: draft.source.trim() === '', percent: asksPercent && percentOf(draft.percent) === null }
  const pick = () => {
    setTried(true)
    if (!missing.group && !missing.source && !missing.percent) void choose(asksPercent)
  }
  const count = file?.checked.matched.length ?? 0
  const bar = (
    <ActionBar note={importing.refusal ? <Notice tone='refusal'>{importing.refusal.message}</Notice> : wrong ? <Notice tone='refusal'>{wrong}</Notice> : null}>
      {file && count > 0 ? (
        <Button kind='primary' block loading={importing.sending} onClick={() => void takeIn()}>
          {`导入这 ${count} 名学生`}
        </Button>
      ) : (
        <Button kind='primary' block loading={reading} onClick={pick}>
          选择 Excel 文件
        </Button>
      )}
    </ActionBar>
  )
  if (groups.length === 0) {
    return (
      <Page>
        <Empty title='学校的方案没有写减免，请先在方案里写明减免对象。' />
      </Page>
    )
  }
  return (
    <Page bar={bar}>
      {sheet.stale ? <Stale onRetry={sheet.refresh} /> : null}
      {imported ? (
        <Notice title={`已导入 ${imported.listed} 名学生。`}>
          {`${imported.granted > 0 ? `其中 ${imported.granted} 名已经减免，账单已重算，家长会收到消息。` : ''}${imported.already > 0 ? `${imported.already} 名以前已在名单里。` : ''}${imported.left > 0 ? `${imported.left} 行没有导入，请改好后再导入一次，不会重复。` : ''}`}
        </Notice>
      ) : null}
      <Card title='名单'>
        <Choice
          label='减免对象'
          options={groups.map((each) => ({ value: each.group, label: each.group, note: each.obligation === 'must' ? `导入后直接减免${each.percent === null ? '' : `，${percentWords(each.percent)}`}，不用申请` : '导入后家长申请时优先审核' }))}
          value={draft.group}
          error={tried && missing.group ? '请选择减免对象' : null}
          onChange={(value) => change({ group: value })}
        />
        <TextInput label='名单的文件名称' hint='哪个部门、哪份文件，例如：区民政局〔2026〕5号' max={80} value={draft.source} error={tried && missing.source ? '请写明名单出自哪份文件' : null} onChange={(source) => change({ source })} />
        {asksPercent ? <TextInput label='减百分之几' hint='方案没有写减多少。100 是全免。' max={6} value={draft.percent} error={tried && missing.percent ? '请填大于 0、不超过 100 的数，最多两位小数' : null} onChange={(percent) => change({ percent })} /> : null}
        <Button block onClick={() => void giveTemplate()}>
          下载模板（班级、学号、姓名）
        </Button>
      </Card>
      {file ? <CheckedPart file={file} onOther={pick} /> : null}
    </Page>
  )
}
