import { View } from '@tarojs/components'
import type { SurveySection } from 'cloud/contract/survey-form'
import { Button } from '@/ui/button'
import { Chips } from '@/ui/chips'
import { Fold } from '@/ui/fold'
import { TextInput } from '@/ui/text-input'
import { moved, newQuestion, replaced } from '../survey-edit'
import { aboutNames, optionsOf, sectionAudienceNames } from '../survey-words'
import { MoveButtons } from './move-buttons'
import { QuestionPart } from './question-part'

interface SectionPartProps {
  section: SurveySection
  index: number
  count: number
  /** Null takes the section out. */
  onChange: (section: SurveySection | null) => void
  onMove: (by: -1 | 1) => void
}

/** One screen of the survey. */
export function SectionPart({ section, index: place, count, onChange, onMove }: SectionPartProps) {
  const { questions } = section
  return (
    <Fold title={`${place + 1}. ${section.title || '新的部分'}（${questions.length} 题，问${sectionAudienceNames[section.audience]}）`} open={section.title === ''}>
      <TextInput label='这一部分的标题' max={60} value={section.title} onChange={(title) => onChange({ ...section, title })} />
      <TextInput label='说明' optional max={200} value={section.note} onChange={(note) => onChange({ ...section, note })} />
      <View className='survey-quiet'>问哪些家长</View>
      <Chips label='问哪些家长' role='radio' options={optionsOf(sectionAudienceNames)} isOn={(audience) => audience === section.audience} onTap={(audience) => onChange({ ...section, audience })} />
      <View className='survey-quiet'>问什么</View>
      <Chips label='问什么' role='radio' options={optionsOf(aboutNames)} isOn={(about) => about === section.about} onTap={(about) => onChange({ ...section, about })} />
      {questions.map((question, index) => (
        <QuestionPart key={question.key} section={section} index={index} question={question} onChange={(next) => onChange({ ...section, questions: replaced(questions, index, next) })} onMove={(by) => onChange({ ...section, questions: moved(questions, index, by) })} />
      ))}
      <View className='survey-ways'>
        <Button block disabled={questions.length >= 12} onClick={() => onChange({ ...section, questions: [...questions, newQuestion(section)] })}>
          加一题
        </Button>
        <MoveButtons what='这一部分' index={place} count={count} onMove={onMove} />
        {count > 1 ? (
          <Button block onClick={() => onChange(null)}>
            删去这一部分
          </Button>
        ) : null}
      </View>
    </Fold>
  )
}
