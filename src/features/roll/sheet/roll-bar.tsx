import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { spoken } from '@/ui/spoken'
import { barOf, countRows, progressWords, restOf, sumWords, type Row } from '../roll-view'
import type { OpenSheet } from '../use-sheet'

/** The sum that is always in sight, and under the thumb: the rest, and the one main action. */
export function RollBar({ open, rows, onRest }: { open: OpenSheet; rows: readonly Row[]; onRest: (rows: readonly Row[]) => void }) {
  const { sheet, queue, isSending } = open
  const counts = countRows(rows, sheet.roll)
  const rest = restOf(rows, sheet.roll)
  const { main, mayOnlySave } = barOf(sheet, queue, rows)
  const save = async (close: boolean) => {
    await open.save(close)
    // Who is missing stands at the top; with children left to mark, the place in the list is worth more.
    if (rest.length === 0) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const progress = isSending ? null : progressWords(queue, open.answer, sheet)
  const note = (
    <View className='roll-sum'>
      <View>
        <View>{sumWords(counts)}</View>
        {progress ? <View {...spoken({ role: 'status' })}>{progress}</View> : null}
      </View>
      {open.undo ? (
        <Button disabled={isSending} onClick={open.undo}>
          撤销
        </Button>
      ) : null}
    </View>
  )
  return (
    <ActionBar note={note}>
      <View className='roll-bar'>
        {rest.length > 0 ? <Button onClick={() => onRest(rest)}>{`${rest.length === rows.length ? '' : '其余 '}${rest.length} 人都到了`}</Button> : null}
        {mayOnlySave ? (
          <Button disabled={isSending} onClick={() => void save(false)}>
            只保存
          </Button>
        ) : null}
        {main ? (
          <View className='roll-bar__main'>
            <Button block kind='primary' loading={isSending} onClick={() => (main === 'sendNow' ? open.sendNow() : void save(main === 'close'))}>
              {main === 'sendNow' ? '现在上传' : main === 'close' ? '保存并交接' : '保存'}
            </Button>
          </View>
        ) : null}
      </View>
    </ActionBar>
  )
}
