import Taro from '@tarojs/taro'
import { Cell } from '@/ui/cell'
import { todayRows } from '../desk-view'
import type { Desk } from '../use-desk'

/** The rolls of today: a teacher's own, the office's all. */
export function TodayPart({ roles }: Pick<Desk, 'roles'>) {
  return (
    <>
      {todayRows(roles).map(({ title, label, url }) => (
        <Cell key={url} title={title} label={label} onClick={() => void Taro.navigateTo({ url })} />
      ))}
    </>
  )
}
