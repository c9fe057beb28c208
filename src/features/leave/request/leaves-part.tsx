import { useState } from 'react'
import { View } from '@tarojs/components'
import type { LeaveView } from 'cloud/contract/leave'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Fold } from '@/ui/fold'
import { leaveLines, spanWords } from '../leave-view'

interface LeavesPartProps {
  leaves: LeaveView[]
  taking: boolean
  onTakeBack: (leaveId: string) => Promise<void>
}

/** The child's leaves: those that still count, each with a way back, and the past ones folded away. */
export function LeavesPart({ leaves, taking, onTakeBack }: LeavesPartProps) {
  const [asking, setAsking] = useState<LeaveView | null>(null)
  const open = leaves.filter(({ mayWithdraw }) => mayWithdraw)
  const past = leaves.filter(({ mayWithdraw }) => !mayWithdraw)
  const takeBack = async (leaveId: string) => {
    await onTakeBack(leaveId)
    setAsking(null)
  }
  return (
    <>
      {open.length > 0 ? (
        <Card title='已请的假'>
          {open.map((leave) => (
            <LeaveRow key={leave.leaveId} leave={leave}>
              <View className='leave-row__way'>
                <Button block onClick={() => setAsking(leave)}>
                  {`取消${spanWords(leave)}的请假`}
                </Button>
              </View>
            </LeaveRow>
          ))}
        </Card>
      ) : null}
      {past.length > 0 ? (
        <Fold title='以前的请假'>
          {past.map((leave) => (
            <LeaveRow key={leave.leaveId} leave={leave} />
          ))}
        </Fold>
      ) : null}
      <Dialog open={asking !== null} title='取消这次请假？' action='确认取消请假' loading={taking} onAction={() => void (asking && takeBack(asking.leaveId))} onCancel={() => setAsking(null)}>
        <View>还没有开始的服务，孩子照常参加，老师会收到消息。</View>
      </Dialog>
    </>
  )
}

function LeaveRow({ leave, children }: { leave: LeaveView; children?: JSX.Element }) {
  return (
    <View className='leave-row'>
      <View className='leave-row__head'>
        <View className='leave-row__title'>{spanWords(leave)}</View>
        {leave.withdrawnAt ? <Badge>已取消</Badge> : null}
      </View>
      {leaveLines(leave).map((line) => (
        <View key={line} className='leave-quiet'>
          {line}
        </View>
      ))}
      {children}
    </View>
  )
}
