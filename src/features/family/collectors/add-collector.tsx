import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { collectorErrors, collectorInput, emptyCollector, other, relationOptions, type CollectorErrors, type CollectorFilled } from '../collector-view'

/** Adds one person; the form opens at a tap, and what was typed survives leaving the page. */
export function AddCollector({ childId, onAdded }: { childId: string; onAdded: () => void }) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button block kind='primary' onClick={() => setOpen(true)}>
        添加接送人
      </Button>
    )
  }
  const added = () => {
    setOpen(false)
    onAdded()
  }
  return <CollectorForm childId={childId} onAdded={added} onCancel={() => setOpen(false)} />
}

function CollectorForm({ childId, onAdded, onCancel }: { childId: string; onAdded: () => void; onCancel: () => void }) {
  const { value: filled, change, clear } = useDraft(`collector.${childId}`, emptyCollector)
  const [errors, setErrors] = useState<CollectorErrors>({})
  const { send, sending, refusal, dismiss } = useSend('addCollector')
  const fill = (changes: Partial<CollectorFilled>) => {
    change(changes)
    setErrors({})
    dismiss()
  }
  const save = async () => {
    const input = collectorInput(childId, filled)
    if (!input) return setErrors(collectorErrors(filled))
    if (!(await send(input))) return
    clear()
    onAdded()
  }
  return (
    <Card title='添加接送人'>
      <TextInput label='姓名' max={30} value={filled.name} error={errors.name} onChange={(name) => fill({ name })} />
      <Choice label='是孩子的' options={relationOptions} value={filled.relation} error={errors.relation} onChange={(relation) => fill({ relation })} />
      {filled.relation === other ? <TextInput label='请写明关系' max={20} placeholder='例如：姑姑、邻居' value={filled.otherRelation} error={errors.otherRelation} onChange={(otherRelation) => fill({ otherRelation })} /> : null}
      <TextInput label='接送说明' optional max={100} placeholder='例如：每周二、周四接' value={filled.note} onChange={(note) => fill({ note })} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='collectors-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          保存
        </Button>
        <Button block disabled={sending} onClick={onCancel}>
          先不添加
        </Button>
      </View>
    </Card>
  )
}
