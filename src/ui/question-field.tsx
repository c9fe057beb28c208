import { Choice } from './choice'
import { Matrix } from './matrix'
import { MultiChoice } from './multi-choice'
import { Ranking } from './ranking'
import { Scale } from './scale'
import { TextArea } from './text-area'

interface Named {
  key: string
  label: string
}

/** What is asked, of whichever kind. */
export type AskedQuestion = { title: string; required: boolean } & (
  | { kind: 'single'; options: Named[] }
  | { kind: 'multiple' | 'ranking'; options: Named[]; most: number }
  | { kind: 'scale'; from: number; to: number; lowLabel: string; highLabel: string }
  | { kind: 'matrix'; rows: Named[]; options: Named[] }
  | { kind: 'text' }
)
type Value = string[] | Record<string, string> | number | string

interface QuestionFieldProps {
  question: AskedQuestion
  value: Value | undefined
  error: string | null
  onChange: (value: Value) => void
}

const mostLetters = 500

/** A question as its kind is answered by a thumb. */
export function QuestionField({ question, value, error, onChange }: QuestionFieldProps) {
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

const named = (options: readonly Named[]) => options.map(({ key, label }) => ({ value: key, label }))
const scaleOf = ({ from, to, lowLabel, highLabel }: Extract<AskedQuestion, { kind: 'scale' }>) => ({ from, to, lowLabel, highLabel })
