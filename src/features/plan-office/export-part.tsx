import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { hasFiles } from './text-file'
import { useExport } from './use-export'
import './office.scss'

/** A version as a YAML text, to be kept, compared, or changed elsewhere and read in again. */
export function ExportPart({ planId }: { planId: string }) {
  const { exported, refusal, under, copy, save } = useExport()
  return (
    <>
      <View className='office-row'>
        <Button loading={under === 'copy'} disabled={under !== null} onClick={() => void copy(planId)}>
          复制 YAML
        </Button>
        {hasFiles ? (
          <Button loading={under === 'save'} disabled={under !== null} onClick={() => void save(planId)}>
            下载 YAML
          </Button>
        ) : null}
      </View>
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      {exported?.how === 'copied' ? <View className='office-quiet'>已复制，可以粘贴到文件里。</View> : null}
      {exported?.how === 'saved' ? <View className='office-quiet'>已下载 {exported.fileName}。</View> : null}
      {exported?.how === 'byHand' ? <TextArea label='方案的 YAML' hint='这台设备不让复制，请全选后自己复制。' max={200_000} value={exported.text} onChange={() => {}} /> : null}
    </>
  )
}
