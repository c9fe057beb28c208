import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AnswerValue, SurveySubject } from 'cloud/contract/survey-form'
import { isAsked, screensOf, type SurveyScreen } from 'cloud/rules/survey-form'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { QuestionField } from '@/ui/question-field'
import { tidied, type Typed } from '../survey-edit'

interface PreviewPartProps {
  survey: Pick<Typed, 'title' | 'form' | 'audience'>
  back: string
  onBack: () => void
}

// No child's: which courses and teachers a family is asked about is known when the survey opens.
const subjects: SurveySubject[] = [
  { kind: 'course', subjectId: 'course', name: '孩子上的一门课' },
  { kind: 'teacher', subjectId: 'teacher', name: '孩子的一位老师' },
]

/** The survey as a family meets it, to be tried: what is tapped here goes nowhere. */
export function PreviewPart({ survey: { title, form, audience }, back, onBack }: PreviewPartProps) {
  const [joined, setJoined] = useState(audience !== 'nonParticipants')
  const { intro, sections } = tidied(form)
  const screens = screensOf(sections, { joined, subjects })
  return (
    <Page>
      <Notice title='这是家长看到的样子，可以点点看，点了不会交上。'>
        {audience === 'everyone' ? (
          <Chips label='哪种家庭' role='radio' options={[{ value: 'yes', label: '参加的家庭' }, { value: 'no', label: '没有参加的家庭' }]} isOn={(value) => (value === 'yes') === joined} onTap={(value) => setJoined(value === 'yes')} />
        ) : null}
        <View className='survey-ways'>
          <Button onClick={onBack}>{back}</Button>
        </View>
      </Notice>
      <Card title={title.trim() || '还没有标题'}>
        <View>{intro}</View>
      </Card>
      {screens.length === 0 ? <Notice>这样的家庭没有一题可答。</Notice> : null}
      {screens.map((screen, index) => (
        <ScreenPart key={`${joined} ${screen.section.key}`} screen={screen} place={`第 ${index + 1} 页，共 ${screens.length} 页`} />
      ))}
    </Page>
  )
}

function ScreenPart({ screen: { section, subject }, place }: { screen: SurveyScreen; place: string }) {
  const [values, setValues] = useState<Record<string, AnswerValue>>({})
  return (
    <Card title={section.title || '还没有标题'}>
      <View className='survey-quiet'>{place}</View>
      {subject ? <View>{subject.name}</View> : null}
      {section.note ? <View className='survey-quiet'>{section.note}</View> : null}
      {section.questions
        .filter((question) => isAsked(section, question, values))
        .map((question) => (
          <View key={question.key} className='survey-question'>
            <QuestionField question={{ ...question, title: question.title || '还没有题目' }} value={values[question.key]} error={null} onChange={(value) => setValues((newest) => ({ ...newest, [question.key]: value }))} />
          </View>
        ))}
    </Card>
  )
}
