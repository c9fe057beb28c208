import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Columns, Wide } from '@/ui/wide'
import { yuan } from '../payment-view'
import type { Seen } from './use-import'

/** What the file would record: what is wrong first, then sums to hold against the office's own. */
export function SeenPart({ seen }: { seen: Seen }) {
  const { ready, readyFen, already, blank, classes, problems, problemCount } = seen
  return (
    <>
      {problemCount > 0 ? (
        <Wide>
          <Card title={`有问题的 ${problemCount} 行，不会登记`}>
            <Columns roomy>
              {problems.map(({ row, who, says }) => (
                <Cell key={row} title={`第 ${row} 行${who ? `：${who}` : ''}`} label={says} />
              ))}
            </Columns>
            {problemCount > problems.length ? <View className='payments-quiet'>{`先列出 ${problems.length} 行，改好后再导入可以看到其余的。`}</View> : null}
          </Card>
        </Wide>
      ) : null}
      <Card title='第三步：核对后登记'>
        <View className='payments-sums'>
          <View>
            <View className='payments-quiet'>可以登记</View>
            <View className='payments-sums__fen'>{`${ready} 笔`}</View>
          </View>
          <View>
            <View className='payments-quiet'>共</View>
            <View className='payments-sums__fen'>{yuan(readyFen)}</View>
          </View>
        </View>
        {classes.map((each) => (
          <Cell key={each.className} title={each.className} label={`${each.rows} 笔`} value={yuan(each.fen)} />
        ))}
        {already > 0 ? <View className='payments-quiet'>{`${already} 行已经登记过，不会重复登记。`}</View> : null}
        {blank > 0 ? <View className='payments-quiet'>{`${blank} 行没有填写，已跳过。`}</View> : null}
      </Card>
    </>
  )
}
