import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

/** Edits that this device still has from a page that was closed before they were saved. */
export function OfferPart({ isOlder, onDecide }: { isOlder: boolean; onDecide: (taken: boolean) => void }) {
  return (
    <Notice tone='todo' title='这台设备上有上次没有保存的修改'>
      <View>{isOlder ? '在那以后，别人保存过这份草稿。接着改的话，保存时会换成您的内容。' : '接着改，还是用已经保存的内容？'}</View>
      <View className='office-row'>
        <Button kind='primary' onClick={() => onDecide(true)}>
          接着改
        </Button>
        <Button onClick={() => onDecide(false)}>用已保存的</Button>
      </View>
    </Notice>
  )
}

/** Somebody else saved the same draft meanwhile: nothing is thrown away before the office chooses. */
export function OvertakenPart({ onTheirs, onOwn }: { onTheirs: () => void; onOwn: () => void }) {
  return (
    <Notice tone='todo' title='这份草稿刚被别人改过'>
      <View>您的修改还在页面上，没有丢。打开最新的草稿，会放下您还没保存的修改；保留自己的，保存时会换掉别人的。</View>
      <View className='office-row'>
        <Button kind='primary' onClick={onTheirs}>
          打开最新的草稿
        </Button>
        <Button onClick={onOwn}>保留我的修改</Button>
      </View>
    </Notice>
  )
}
