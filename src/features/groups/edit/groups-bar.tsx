import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'

interface Props {
  state: 'proposed' | 'saved' | 'adjusting'
  /** What is still missing before it can be saved. */
  note: string | null
  sending: boolean
  onSave: () => void
  onAdjust: () => void
  onGiveUp: () => void
}

/** The page's one main action: take over the proposal, change what is saved, or save what was changed. */
export function GroupsBar({ state, note, sending, onSave, onAdjust, onGiveUp }: Props) {
  if (state === 'saved') {
    return (
      <ActionBar>
        <Button block kind='primary' onClick={onAdjust}>
          调整编班
        </Button>
      </ActionBar>
    )
  }
  const isAdjusting = state === 'adjusting'
  return (
    <ActionBar note={note}>
      <Button block kind='primary' loading={sending} onClick={onSave}>
        {isAdjusting ? '保存编班' : '采用这个编班'}
      </Button>
      <View className='groups-gap'>
        <Button block disabled={sending} onClick={isAdjusting ? onGiveUp : onAdjust}>
          {isAdjusting ? '放弃改动' : '先调整'}
        </Button>
      </View>
    </ActionBar>
  )
}
