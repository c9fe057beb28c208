import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import type { ReadFile } from '../use-waiver-import'

/** What a list would do, row by row, before it does anything. */
export function CheckedPart({ file: { name, checked }, onOther }: { file: ReadFile; onOther: () => void }) {
  const { matched, faults, grants } = checked
  return (
    <>
      <Card title='核对'>
        <View className='list-quiet'>{name}</View>
        <View>{`与名册一致的 ${matched.length} 名${grants ? '，导入后直接减免' : ''}；不能导入的 ${faults.length} 行。`}</View>
        <View className='list-other'>
          <Button onClick={onOther}>换一个文件</Button>
        </View>
      </Card>
      {faults.length > 0 ? (
        <Notice tone='todo' title='这几行不会导入，请核对后改好再导入：'>
          {faults.map(({ rowNo, says }) => (
            <View key={rowNo}>{`第 ${rowNo} 行：${says}。`}</View>
          ))}
        </Notice>
      ) : null}
      {matched.length > 0 ? (
        <Card title='会导入的学生'>
          {matched.map((row) => (
            <Cell key={row.rowNo} title={row.name} label={`${row.className} ${row.rosterNo}号`} value={row.already ? <Badge>已在名单里</Badge> : undefined} />
          ))}
        </Card>
      ) : null}
    </>
  )
}
