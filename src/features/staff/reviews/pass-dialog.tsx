import { View } from '@tarojs/components'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { namesText } from '../reviews-view'

interface PassDialogProps {
  names: string[]
  open: boolean
  sending: boolean
  refused: string | null
  onPass: () => void
  onCancel: () => void
}

export function PassDialog({ names, open, sending, refused, onPass, onCancel }: PassDialogProps) {
  return (
    <Dialog open={open} title={`通过 ${names.length} 份申请？`} action={`通过这 ${names.length} 份`} loading={sending} onAction={onPass} onCancel={onCancel}>
      <View>{namesText(names)}</View>
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
    </Dialog>
  )
}
