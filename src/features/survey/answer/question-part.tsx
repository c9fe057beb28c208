import type { AnswerValue, SurveyQuestion } from 'cloud/contract/survey-form'
import { Choice } from '@/ui/choice'
import { Matrix } from '@/ui/matrix'
import { MultiChoice } from '@/ui/multi-choice'
import { Ranking } from '@/ui/ranking'
import { Scale } from '@/ui/scale'
import { TextArea } from '@/ui/text-area'

interface QuestionPartProps {
  question: SurveyQuestion
  value: AnswerValue | undefined
  error: string | null
  onChange: (value: AnswerValue) => void
}

const mostLetters = 500

/** A question as its kind is answered by a thumb. */
export function QuestionPart({ question, value, error, onChange }: QuestionPartProps) {
  const field = { label: question.title, optional: !question.required, error }
  const list = Array.isArray(value) ? value : []
  switch (question.kind) {
    case 'single':
      return <Choice {...field} options={named(question.options)} value={typeof value === 'string' ? value : null} onChange={onChange} />
    case 'multiple': {
      const isFull = list.length >= question.most
      const options = named(question.options).map((option) => ({ ...option, disabled: isFull && !list.includes(option.value) }))
      return <MultiChoice {...field} hint={question.most < question.options.length ? `最多选 ${question.most} 项，已选 ${list.length} 项` : '可以选几项'} options={options} value={list} onChange={onChange} />
    }
    case 'scale':
      return <Scale {...field} {...scaleOf(question)} value={typeof value === 'number' ? value : null} onChange={onChange} />
    case 'matrix':
      return <Matrix {...field} rows={question.rows} options={question.options} value={typeof value === 'object' && !Array.isArray(value) ? value : {}} onChange={onChange} />
    case 'ranking':
      return <Ranking {...field} hint={`按先后点，最看重的先点，最多 ${question.most} 个`} options={question.options} most={question.most} value={list} onChange={onChange} />
    case 'text':
      return <TextArea {...field} hint='只给学校办公室看。请不要写名字，也不要写只有您家知道的事。' max={mostLetters} value={typeof value === 'string' ? value : ''} onChange={onChange} />
  }
}

const named = (options: readonly { key: string; label: string }[]) => options.map(({ key, label }) => ({ value: key, label }))
const scaleOf = ({ from, to, lowLabel, highLabel }: Extract<SurveyQuestion, { kind: 'scale' }>) => ({ from, to, lowLabel, highLabel })
