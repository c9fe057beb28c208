import { Card } from '@/ui/card'
import { Choice, type ChoiceOption } from '@/ui/choice'
import { TextArea } from '@/ui/text-area'
import type { WaiverDraft } from '../use-waiver'

interface FormPartProps {
  options: readonly ChoiceOption<string>[]
  draft: WaiverDraft
  missing: boolean
  onChange: (changes: Partial<WaiverDraft>) => void
}

/** Asking: which group, and what the family wants to say; nothing has to be told, and nothing is attached. */
export function FormPart({ options, draft: { group, statement }, missing, onChange }: FormPartProps) {
  return (
    <Card title='申请减免'>
      <Choice label='申请哪一项' options={options} value={group} error={missing ? '请选择申请哪一项' : null} onChange={(value) => onChange({ group: value })} />
      <TextArea label='家里的情况' optional hint='可以不写，学校会联系您核对。不需要上传证件。没交的内容只留在这部手机里。' max={300} value={statement} onChange={(value) => onChange({ statement: value })} />
    </Card>
  )
}
