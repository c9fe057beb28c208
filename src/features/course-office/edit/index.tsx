import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { admissionSentences } from 'cloud/rules/admission-words'
import { mayChange } from 'cloud/rules/course-edit'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { courseOf, type Typed } from '../course-form'
import { findingWords, lockedWords } from '../form-words'
import { useCourseForm, type FormPart } from '../use-course-form'
import { ChoosingPart } from './choosing-part'
import { PlacesPart } from './places-part'
import { WhatPart } from './what-part'
import { WhenPart } from './when-part'
import { WhoPart } from './who-part'
import '../course-office.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** Writes one course: a draft wholly, a published one as far as no promise is broken (FR-014, FR-046). */
export default function CourseEditPage() {
  const { courseId = null, like = null } = useRouter().params
  const { form, typed, changed, faults, fill, giveUp, save, discard, sending, refusal } = useCourseForm(courseId, like)
  const [said, setSaid] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  if (form.state !== 'ready' || !typed) {
    return <Page>{form.state === 'ready' ? null : <Pending query={form} />}</Page>
  }
  const { data } = form
  const locked = lockedWords(data)
  const part: FormPart = {
    form: data,
    typed,
    fill: (changes) => {
      setSaid(null)
      fill(changes)
    },
    // What was changed since the check is judged again by the next saving.
    wrong: (field) => faults[field] ?? (changed || courseId === null ? null : findingWords(data.findings, field)),
    mayChange: (field) => mayChange(data.changeable, field),
  }
  const trySave = async () => {
    const done = await save()
    toTop()
    if (!done) return
    if (courseId === null) return void Taro.redirectTo({ url: `/features/course-office/edit/index?courseId=${done.courseId}` })
    setSaid(done.familiesTold > 0 ? `已保存，并告诉了 ${done.familiesTold} 个孩子的家庭。` : '已保存。')
  }
  const throwAway = async () => {
    if (await discard()) void Taro.navigateBack()
    setAsking(false)
  }
  return (
    <Page bar={data.changeable === 'nothing' ? null : <SaveBar isNew={courseId === null} faulty={Object.keys(faults).length > 0} sending={sending} onSave={() => void trySave()} />}>
      {form.stale ? <Stale onRetry={form.refresh} /> : null}
      <Wide>
        {said ? <Notice title={said} /> : null}
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        {locked ? <Notice tone='todo' title={data.status === 'closed' ? '已停开' : '已公布'}>{locked}</Notice> : null}
        {changed ? (
          <Notice tone='todo' title='有改动还没有保存。'>
            <View className='menu-ways'>
              <Button onClick={giveUp}>放弃改动</Button>
            </View>
          </Notice>
        ) : null}
        <Columns roomy>
          <View>
            <WhatPart {...part} />
            <WhenPart {...part} />
            <WhoPart {...part} />
          </View>
          <View>
            <PlacesPart {...part} />
            <ChoosingPart {...part} />
            <TellPart typed={typed} drawPlanned={typed.admission === 'draw'} />
            {data.status === 'draft' && courseId !== null ? (
              <View className='menu-ways'>
                <Button disabled={changed} onClick={() => void Taro.redirectTo({ url: `/features/course-office/edit/index?like=${courseId}` })}>
                  再建一门，时间和选法照这门
                </Button>
                <Button onClick={() => setAsking(true)}>删去这份草稿</Button>
              </View>
            ) : null}
          </View>
        </Columns>
      </Wide>
      <Dialog open={asking} title={`删去“${data.course.title}”的草稿？`} action='删去草稿' danger loading={sending} onAction={() => void throwAway()} onCancel={() => setAsking(false)}>
        <View>家长还没有看到它，删去后不能找回。</View>
      </Dialog>
    </Page>
  )
}

const SaveBar = ({ isNew, faulty, sending, onSave }: { isNew: boolean; faulty: boolean; sending: boolean; onSave: () => void }) => (
  <ActionBar note={faulty ? '有几处填写不对，请按红字改正。' : null}>
    <Button block kind='primary' loading={sending} onClick={onSave}>
      {isNew ? '存为草稿' : '保存'}
    </Button>
  </ActionBar>
)

/** How a family will be told, as soon as enough is filled in to say it. */
function TellPart({ typed, drawPlanned }: { typed: Typed; drawPlanned: boolean }) {
  const read = courseOf(typed)
  if (!('course' in read)) return null
  const { opensAt, closesAt, capacity, admission, ...course } = read.course
  if (capacity === null || (admission !== 'assigned' && (opensAt === null || closesAt === null))) return null
  const facts = { ...course, capacity, drawPlanned, admission: drawPlanned ? ('assigned' as const) : admission, opensAt: opensAt ?? '', closesAt: closesAt ?? '' }
  return (
    <Card title='家长会这样看到'>
      {admissionSentences(facts).map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
    </Card>
  )
}
