import { View } from '@tarojs/components'
import type { ApplicationView } from 'cloud/contract/application'
import { Dialog } from '@/ui/dialog'

interface WithdrawDialogProps {
  open: boolean
  kind: ApplicationView['kind']
  /** What the child asked for, and no guardian has signed. */
  requested: boolean
  sending: boolean
  onWithdraw: () => void
  onCancel: () => void
}

/** Asks once more; what it says differs for joining and for not taking part. */
export function WithdrawDialog({ open, kind, requested, sending, onWithdraw, onCancel }: WithdrawDialogProps) {
  const joining = kind === 'join'
  return (
    <Dialog
      open={open}
      title={requested ? '撤回孩子的申请？' : joining ? '撤回这份申请？' : '收回“不参加”？'}
      action={joining ? '确认撤回' : '确认收回'}
      danger={joining}
      loading={sending}
      onAction={onWithdraw}
      onCancel={onCancel}
    >
      <View>{requested ? '撤回后孩子没有报名，可以请孩子重新填写。建议先和孩子商量。' : joining ? '撤回后学校不再审核。以后想参加，可以重新填写。' : '收回后，您可以填写申请，也可以再选不参加。'}</View>
    </Dialog>
  )
}
