import { useState } from 'react'
import { View } from '@tarojs/components'
import { instantWords } from 'cloud/rules/date-words'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { periodWords, yuan, type PaySheet } from './pay-view'
import type { usePay } from './use-pay'

type Step = { says: string; fen: number | null }

/** The sheet: what is missing where anything is, else every line with its arithmetic, and publishing it. */
export function SheetPart({ sheet: { period, sheet, missing, fingerprint, published }, pay }: { sheet: PaySheet; pay: ReturnType<typeof usePay> }) {
  const [asking, ask] = useState(false)
  const { publish, publishing, exportSheet, exporting, exportRefused } = pay
  const isSame = published !== null && published.sha256 === fingerprint
  const confirm = async () => {
    if (fingerprint !== null && (await publish(fingerprint))) ask(false)
  }
  return (
    <>
      {missing.length > 0 ? (
        <Notice tone='todo' title={`${periodWords(period)}还算不出劳务费，缺：`}>
          {missing.map((words) => (
            <View key={words}>· {words}</View>
          ))}
        </Notice>
      ) : null}
      {sheet ? (
        <>
          <Card title={`${periodWords(period)}　${sheet.formula}`}>
            <Steps steps={sheet.fund} />
          </Card>
          <Card title={`共 ${yuan(sheet.totalFen)} 元`}>
            <View className='pay-table'>
              {sheet.lines.map(({ staffId, name, totalFen, steps }) => (
                <View key={staffId} className='pay-row'>
                  <View className='pay-row__name'>{name}</View>
                  <View className='pay-row__sum'>{yuan(totalFen)} 元</View>
                  <View className='pay-row__steps'>
                    <Steps steps={steps} />
                  </View>
                </View>
              ))}
            </View>
          </Card>
        </>
      ) : null}
      {published ? (
        <Fold title={`已公布第 ${published.version} 版　${yuan(published.totalFen)} 元`}>
          <View>{instantWords(published.publishedAt)}公布，只有学校办公室和财务能看。</View>
          <View className='pay-print'>指纹 {published.sha256}</View>
        </Fold>
      ) : null}
      {exportRefused ? <Notice tone='refusal'>{exportRefused}</Notice> : null}
      <View className='pay-do'>
        {sheet && !isSame ? (
          <Button kind='primary' block onClick={() => ask(true)}>
            公布这份劳务费表
          </Button>
        ) : null}
        {published ? (
          <Button block loading={exporting.sending} onClick={() => void exportSheet()}>
            导出 Excel（第 {String(published.version)} 版）
          </Button>
        ) : null}
      </View>
      <Dialog open={asking} title={`公布${periodWords(period)}的劳务费表？`} action='公布' loading={publishing.sending} onAction={() => void confirm()} onCancel={() => ask(false)}>
        <View>共 {sheet ? yuan(sheet.totalFen) : ''} 元。公布后不能改，有变化时再公布新的一版。</View>
        {publishing.refusal ? <Notice tone='refusal'>{publishing.refusal.message}</Notice> : null}
      </Dialog>
    </>
  )
}

function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <>
      {steps.map(({ says, fen }, index) => (
        <View key={index} className='pay-step'>
          <View className='pay-step__says'>{says}</View>
          {fen === null ? null : <View className='pay-step__fen'>{yuan(fen)} 元</View>}
        </View>
      ))}
    </>
  )
}
