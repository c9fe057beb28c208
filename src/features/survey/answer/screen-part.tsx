import { View } from '@tarojs/components'
import type { SurveyScreen } from 'cloud/rules/survey-form'
import { Card } from '@/ui/card'
import { QuestionField } from '@/ui/question-field'
import { spoken } from '@/ui/spoken'
import { askedOn, type Sheet } from '../survey-view'
import { questionId, type Answering } from '../use-answering'

const subjectWords = { course: '课程', teacher: '老师' } as const

/** One screen: how far the family is, what this page is about, and its questions. */
export function ScreenPart({ answering: { screens, page, values, missing, isClosed, isWrong, answer }, sheet, screen: { section, subject } }: { answering: Answering; sheet: Sheet; screen: SurveyScreen }) {
  return (
    <>
      <View className='survey-progress'>
        <View className='survey-progress__words'>
          <View {...spoken({ role: 'status' })}>{`第 ${page + 1} 页，共 ${screens.length} 页`}</View>
          <View className='survey-progress__whose'>{sheet.childName}</View>
        </View>
        <View className='survey-progress__track'>
          <View className='survey-progress__bar' style={{ width: `${((page + 1) / screens.length) * 100}%` }} />
        </View>
      </View>
      <Card title={section.title}>
        {subject ? <View className='survey-paragraph'>{`${subjectWords[subject.kind]}：${subject.name}`}</View> : null}
        {section.note ? <View className='survey-quiet survey-paragraph'>{section.note}</View> : null}
        <View className={isClosed ? 'survey-locked' : ''}>
          {askedOn({ section, subject }, values).map((question) => (
            <View key={`${subject?.subjectId} ${question.key}`} id={questionId(question.key)} className='survey-question'>
              <QuestionField question={question} value={values[question.key]} error={missing[question.key] ?? (isWrong ? '请重新答这一题。' : null)} onChange={(value) => answer(question.key, value)} />
            </View>
          ))}
        </View>
      </Card>
    </>
  )
}
