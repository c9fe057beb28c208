import { View } from '@tarojs/components'
import type { MarkState } from 'cloud/contract/attendance'
import { spoken } from '@/ui/spoken'
import { rowSaid, standingWords, type Row } from '../roll-view'

interface Props {
  row: Row
  onMark: (state: MarkState) => void
}

/** 16:21 到 says that it is here, and why it is on leave that it is: narrow rows have no room for both. */
const saysItself = (standing: Row['standing'], notes: readonly string[]) => standing === 'leave' || (standing === 'present' && notes.some((note) => note.endsWith(' 到')))

/**
 * A child: the whole left of the row says that it is here, two keys at the right edge, under the thumb, that it came late or
 * is not here. A tap on what is chosen already does nothing, so that a finger that trembles undoes nothing.
 */
export function ChildRow({ row, onMark }: Props) {
  const { no, name, className, standing, lit, notes } = row
  const tap = (state: MarkState) => () => {
    if (lit !== state) onMark(state)
  }
  const key = (state: MarkState, words: string) => (
    <View
      className={`roll-child__key roll-child__key--${state}${lit === state ? ' roll-child__key--on' : ''}`}
      hoverClass='roll-child__key--pressed'
      onClick={tap(state)}
      {...spoken({ role: 'radio', label: `${name}：${words}`, checked: lit === state })}
    >
      {words}
    </View>
  )
  return (
    <View className={`roll-child roll-child--${standing}`} {...spoken({ role: 'radiogroup', label: rowSaid(row) })}>
      <View className='roll-child__main' hoverClass='roll-child__main--pressed' onClick={tap('present')} {...spoken({ role: 'radio', label: `${name}：到了`, checked: lit === 'present' })}>
        <View className='roll-child__mark'>{lit === 'present' ? <View className='roll-child__tick' /> : null}</View>
        <View className='roll-child__words'>
          <View className='roll-child__name'>
            <View className='roll-child__no'>{no}</View>
            <View>{name}</View>
          </View>
          <View className='roll-child__notes'>{[saysItself(standing, notes) ? '' : standingWords[standing], className, ...notes].filter(Boolean).join(' · ')}</View>
        </View>
      </View>
      {key('late', '迟到')}
      {key('absent', '没到')}
    </View>
  )
}
