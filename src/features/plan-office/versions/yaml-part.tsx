import { View } from '@tarojs/components'
import type { PlanProblem } from 'cloud/contract/plan-office'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { problemWords } from '../problem-view'
import { hasFiles, pickTextFile } from '../text-file'

const longest = 80_000

/** A plan that was written or exported elsewhere. The text stays until it could be read. */
export function YamlPart({ starting, problems, onImport }: { starting: boolean; problems: readonly PlanProblem[]; onImport: (text: string) => void }) {
  const { schoolId } = useSession()
  const { value, change } = useDraft(`plan-office.yaml.${schoolId}`, { text: '' })
  const pick = async () => {
    const text = await pickTextFile()
    if (text !== null) change({ text })
  }
  const tooLong = value.text.length > longest
  return (
    <Card title='导入 YAML'>
      {problems.length > 0 ? (
        <Notice tone='refusal' title={`这份文字还不能用，有 ${problems.length} 处要改：`}>
          {problems.map((problem) => (
            <View key={problemWords(problem)}>{problemWords(problem)}</View>
          ))}
        </Notice>
      ) : null}
      <TextArea label='方案的 YAML 文字' hint='粘贴导出过的方案，或按方案格式写好的文字。' max={longest} value={value.text} error={tooLong ? `太长，最多 ${longest} 个字。` : null} onChange={(text) => change({ text })} />
      <View className='office-row'>
        {hasFiles ? <Button onClick={() => void pick()}>选择文件</Button> : null}
        <Button loading={starting} disabled={value.text.trim() === '' || tooLong} onClick={() => onImport(value.text)}>
          导入
        </Button>
      </View>
    </Card>
  )
}
