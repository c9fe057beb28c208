import { View } from '@tarojs/components'
import type { SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'
import { Button } from '@/ui/button'
import { CheckLine } from '@/ui/check-line'
import { Chips } from '@/ui/chips'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { asKind, linesOf, optionsTyped } from '../survey-edit'
import { optionsOf, questionNames } from '../survey-words'
import { MoveButtons } from './move-buttons'

interface QuestionPartProps {
  section: SurveySection
  index: number
  question: SurveyQuestion
  onChange: (question: SurveyQuestion | null) => void
  onMove: (by: -1 | 1) => void
}

const labelled = (label: string, number: number) => `第 ${number} 题${label}`

/** One question: its words, its kind, what can be chosen, and when it is asked. */
export function QuestionPart({ section, index, question, onChange, onMove }: QuestionPartProps) {
  const number = index + 1
  return (
    <View className='survey-question'>
      <TextInput label={labelled('', number)} max={120} value={question.title} onChange={(title) => onChange({ ...question, title })} />
      <Chips label={labelled('怎样回答', number)} role='radio' options={optionsOf(questionNames)} isOn={(kind) => kind === question.kind} onTap={(kind) => onChange(asKind(question, kind))} />
      {question.kind === 'matrix' ? (
        <TextArea label={labelled('的各行', number)} hint='一行写一个' max={600} value={linesOf(question.rows)} onChange={(typed) => onChange({ ...question, rows: optionsTyped(typed, question.rows).slice(0, 12) })} />
      ) : null}
      {'options' in question ? (
        <TextArea label={labelled('的选项', number)} hint='一行写一个，两到二十个' max={1000} value={linesOf(question.options)} onChange={(typed) => onChange({ ...question, options: optionsTyped(typed, question.options) })} />
      ) : null}
      {question.kind === 'multiple' || question.kind === 'ranking' ? (
        <Chips
          label={labelled('最多选几项', number)}
          role='radio'
          options={question.options.filter(({ label }) => label.trim() !== '').map((_, place) => ({ value: place + 1, label: `最多 ${place + 1} 项` }))}
          isOn={(most) => most === question.most}
          onTap={(most) => onChange({ ...question, most })}
        />
      ) : null}
      {question.kind === 'scale' ? (
        <>
          <Chips label={labelled('最高几分', number)} role='radio' options={[5, 10].map((value) => ({ value, label: `${question.from} 到 ${value} 分` }))} isOn={(to) => to === question.to} onTap={(to) => onChange({ ...question, to })} />
          <TextInput label={labelled('最低分的意思', number)} optional max={20} value={question.lowLabel} onChange={(lowLabel) => onChange({ ...question, lowLabel })} />
          <TextInput label={labelled('最高分的意思', number)} optional max={20} value={question.highLabel} onChange={(highLabel) => onChange({ ...question, highLabel })} />
        </>
      ) : null}
      <CheckLine checked={question.required} onChange={(required) => onChange({ ...question, required })}>
        {labelled('必答', number)}
      </CheckLine>
      <ShowIfPart section={section} index={index} question={question} onChange={onChange} />
      <MoveButtons what={labelled('', number)} index={index} count={section.questions.length} onMove={onMove} />
      {section.questions.length > 1 ? <Button label={`删去${labelled('', number)}`} onClick={() => onChange(null)}>删去这一题</Button> : null}
    </View>
  )
}

/** Asked always, or only after certain answers to an earlier question of the section. */
function ShowIfPart({ section, index, question, onChange }: Omit<QuestionPartProps, 'onMove'>) {
  const earlier = section.questions.slice(0, index).filter((each) => each.kind === 'single' || each.kind === 'multiple' || each.kind === 'ranking')
  if (earlier.length === 0 && question.showIf === null) return null
  const { showIf } = question
  const on = earlier.find(({ key }) => key === showIf?.question)
  const firstOf = (key: string) => earlier.find((each) => each.key === key)?.options[0]?.key ?? ''
  const toggle = (option: string) => {
    if (!showIf) return
    const anyOf = showIf.anyOf.includes(option) ? showIf.anyOf.filter((each) => each !== option) : [...showIf.anyOf, option]
    // The last one stays: a question that no answer brings up would never be asked.
    if (anyOf.length > 0) onChange({ ...question, showIf: { ...showIf, anyOf } })
  }
  return (
    <>
      <View className='survey-quiet'>什么时候问</View>
      <Chips
        label={`第 ${index + 1} 题什么时候问`}
        role='radio'
        options={[{ value: '', label: '总是问' }, ...earlier.map(({ key, title }) => ({ value: key, label: `看“${title}”怎样答` }))]}
        isOn={(key) => key === (showIf?.question ?? '')}
        onTap={(key) => onChange({ ...question, showIf: key === '' ? null : { question: key, anyOf: [firstOf(key)] } })}
      />
      {showIf && on ? <Chips label={`选了哪些才问第 ${index + 1} 题`} role='checkbox' options={on.options.map(({ key, label }) => ({ value: key, label: `选了“${label}”` }))} isOn={(key) => showIf.anyOf.includes(key)} onTap={toggle} /> : null}
    </>
  )
}
