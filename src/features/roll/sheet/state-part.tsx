import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RollSummary } from 'cloud/contract/attendance'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { dateOf } from '@/wording/dates'
import { waitingMarks } from '../mark-queue'
import { answerLines, clockWords, missingOf, toldWords, type Row } from '../roll-view'
import type { OpenSheet } from '../use-sheet'

/** What has to be known before one goes on: an old list, marks that were not taken, who is missing. */
export function StatePart({ open, rows }: { open: OpenSheet; rows: readonly Row[] }) {
  const { sheet, queue, answer, stale } = open
  const missing = queue.drafts.length === 0 && queue.parcels.length === 0 && sheet.roll.savedAt !== null ? missingOf(rows) : []
  const lines = answer && queue.parcels.length === 0 ? answerLines(answer, sheet).lines : []
  return (
    <>
      {stale ? (
        <Notice tone='todo' title={`网络不通，下面是 ${clockWords(sheet.asOf)} 的名单，可以照常点名。`}>
          <Button onClick={open.refresh}>重新连接</Button>
        </Notice>
      ) : null}
      <RefusedPart open={open} />
      {lines.length > 0 ? (
        <Notice tone='todo'>
          {lines.map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Notice>
      ) : null}
      {missing.length > 0 ? <MissingPart roll={sheet.roll} missing={missing} today={dateOf(sheet.asOf)} /> : null}
    </>
  )
}

/** Who is missing, what has been done about it, and what the teacher can do: find the child, or enter what its family says. */
function MissingPart({ roll, missing, today }: { roll: RollSummary; missing: readonly Row[]; today: string }) {
  return (
    <Notice tone='refusal' title={`没到 ${missing.length} 人：${missing.map(({ name }) => name).join('、')}`}>
      <View>{toldWords(roll, today)}人到了，点“到了”或“迟到”再保存；都到齐或请了假，才能交接。</View>
      {roll.heldOn === today ? (
        <View className='roll-turns'>
          {missing.map(({ childId, name }) => (
            <Button key={childId} onClick={() => void Taro.navigateTo({ url: `/features/leave/request/index?childId=${childId}` })}>
              {`${name}家长说不来`}
            </Button>
          ))}
          <Button onClick={() => void Taro.navigateTo({ url: '/features/alert/list/index' })}>联系家长</Button>
        </View>
      ) : null}
    </Notice>
  )
}

/** What the API does not take waits for the teacher: nothing is thrown away by itself. */
function RefusedPart({ open: { queue, retryRefused, giveUpRefused } }: { open: OpenSheet }) {
  const [asking, setAsking] = useState(false)
  const { refused } = waitingMarks([queue])
  const why = queue.parcels.find((parcel) => parcel.refused !== null)?.refused
  if (refused === 0) return null
  return (
    <Notice tone='refusal' title={`${refused} 条没有被接受，还在这部手机上。`}>
      <View>{why}</View>
      <View className='roll-turns'>
        <Button onClick={retryRefused}>再上传一次</Button>
        <Button kind='danger' onClick={() => setAsking(true)}>
          放弃这些
        </Button>
      </View>
      <Dialog
        open={asking}
        title={`放弃这 ${refused} 条点名？`}
        action='放弃，不再上传'
        danger
        onAction={() => {
          setAsking(false)
          giveUpRefused()
        }}
        onCancel={() => setAsking(false)}
      >
        <View>放弃后，这部手机上不再保留，需要的话请重新点。</View>
      </Dialog>
    </Notice>
  )
}
