import { useState } from 'react'
import { Dialog } from '@/ui/dialog'
import { TextInput } from '@/ui/text-input'

interface ReturnDialogProps {
  open: boolean
  count: number
  onReturn: (note: string) => void
  onCancel: () => void
}

/** All who are left go back to class or to the next teacher, after a second yes. */
export function ReturnDialog({ open, count, onReturn, onCancel }: ReturnDialogProps) {
  const [to, setTo] = useState('')
  return (
    <Dialog open={open} title={`把其余 ${count} 人带回教室？`} action='确认带回' onAction={() => onReturn(to.trim())} onCancel={onCancel}>
      <TextInput label='交给谁' optional max={60} placeholder='例如：班主任周老师' value={to} onChange={setTo} />
    </Dialog>
  )
}
