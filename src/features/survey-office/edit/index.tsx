import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Wide } from '@/ui/wide'
import { moved, newSection, replaced } from '../survey-edit'
import { useSurveyForm } from '../use-survey-form'
import { OpenPart } from './open-part'
import { PreviewPart } from './preview-part'
import { SectionPart } from './section-part'
import { SettingsPart } from './settings-part'
import '../survey-office.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** Writes one survey before it opens: whom it asks, when, and its questions by sections (FR-079). */
export default function SurveyEditPage() {
  const { surveyId = null, template = null, scheduleKey = null, dueOn = null } = useRouter().params
  const { form, typed, changed, faults, fill, giveUp, save, sending, refusal } = useSurveyForm({ surveyId, template, scheduleKey, dueOn })
  const [previewing, setPreviewing] = useState(false)
  if (form.state !== 'ready' || !typed) {
    return <Page>{form.state === 'ready' ? null : <Pending query={form} />}</Page>
  }
  const show = (shown: boolean) => {
    setPreviewing(shown)
    toTop()
  }
  if (previewing) return <PreviewPart survey={typed} back={form.data.state === 'scheduled' ? '回去接着改' : '回去'} onBack={() => show(false)} />
  if (form.data.state === 'open' && surveyId) return <OpenPart surveyId={surveyId} draft={form.data} onPreview={() => show(true)} />
  if (form.data.state !== 'scheduled') {
    return (
      <Page>
        <Empty title='这份问卷已经截止或取消，不能再改。' />
      </Page>
    )
  }
  const trySave = async () => {
    if (await save()) void Taro.navigateBack()
    else toTop()
  }
  const { sections } = typed.form
  const setSections = (next: typeof sections) => fill({ form: { ...typed.form, sections: next } })
  const isFaulty = Object.keys(faults).length > 0
  const bar = (
    <ActionBar note={isFaulty ? '有几处填写不对，请按红字改正。' : null}>
      <Button block kind='primary' loading={sending} onClick={() => void trySave()}>
        保存，到时间自动开始
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {form.stale ? <Stale onRetry={form.refresh} /> : null}
      <Wide>
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        {faults.form ? <Notice tone='refusal'>{faults.form}</Notice> : null}
        {changed ? (
          <Notice tone='todo' title='有改动还没有保存。'>
            <View className='survey-ways'>
              <Button onClick={giveUp}>放弃改动</Button>
            </View>
          </Notice>
        ) : null}
        <SettingsPart draft={form.data} typed={typed} faults={faults} fill={fill} />
        {sections.map((section, index) => (
          <SectionPart key={section.key} section={section} index={index} count={sections.length} onChange={(next) => setSections(replaced(sections, index, next))} onMove={(by) => setSections(moved(sections, index, by))} />
        ))}
        <Button block disabled={sections.length >= 12} onClick={() => setSections([...sections, newSection(typed.form)])}>
          加一部分
        </Button>
        <View className='survey-ways'>
          <Button block onClick={() => show(true)}>
            看家长看到的样子
          </Button>
        </View>
      </Wide>
    </Page>
  )
}
