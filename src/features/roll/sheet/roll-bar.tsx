import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { barOf, countRows, sumWords, restOf, type Row } from '../roll-view'
import type { OpenSheet } from '../use-sheet'

/** The sum that is always in sight, and under the thumb: the rest, and the one main action. */
export function RollBar({ open, rows, onRest }: { open: OpenSheet; rows: readonly Row[]; onRest: (rows: readonly Row[]) => void }) {
  const { sheet, queue, isSending } = open
  const counts = countRows(rows, sheet.roll)
  const rest = restOf(rows, sheet.roll)
  const { main, mayOnlySave } = barOf(sheet, queue, rows)
  return (
    <ActionBar note={sumWords(counts)}>
      <View className='roll-bar'>
        {open.undo ? (
          <Button disabled={isSending} onClick={open.undo}>
            撤销
          </Button>
        ) : null}
        {rest.length > 0 ? <Button onClick={() => onRest(rest)}>{`${rest.length === rows.length ? '' : '其余 '}${rest.length} 人都到了`}</Button> : null}
        {mayOnlySave ? (
          <Button disabled={isSending} onClick={() => open.save(false)}>
            只保存
          </Button>
        ) : null}
        {main ? (
          <View className='roll-bar__main'>
            <Button block kind='primary' loading={isSending} onClick={() => (main === 'sendNow' ? open.sendNow() : open.save(main === 'close'))}>
              {main === 'sendNow' ? '现在上传' : main === 'close' ? '保存并交接' : '保存'}
            </Button>
          </View>
        ) : null}
      </View>
    </ActionBar>
  )
}
