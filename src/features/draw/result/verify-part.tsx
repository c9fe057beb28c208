import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import type { DrawResult } from '../draw-view'
import { useVerify } from '../use-verify'
import type { Verified } from '../verify'

/** Draws the whole draw again on this phone and says in one word whether it is the same. */
export function VerifyPart({ result }: { result: DrawResult }) {
  const { state, verify } = useVerify(result)
  return (
    <Card title='自己核对'>
      <View className='draw-gap'>手机会取下全部志愿（没有姓名），用公布的种子照同一规则重抽一遍，和学校公布的比对。</View>
      {state.kind === 'running' ? (
        <View {...spoken({ role: 'status' })}>{state.progress.total > 0 ? `${state.progress.words}：${state.progress.done}/${state.progress.total}` : state.progress.words}</View>
      ) : null}
      {state.kind === 'broken' ? <Notice tone='refusal'>{state.message}</Notice> : null}
      {state.kind === 'done' ? <Outcome verified={state.verified} /> : null}
      {state.kind === 'running' ? null : (
        <Button block kind={state.kind === 'done' ? 'plain' : 'primary'} onClick={verify}>
          {state.kind === 'done' ? '再核对一次' : '在这部手机上核对'}
        </Button>
      )}
    </Card>
  )
}

function Outcome({ verified: { faults, entriesSha256, resultSha256, entries, seen, milliseconds } }: { verified: Verified }) {
  const took = `${entries} 份志愿，用时 ${Math.max(0.1, milliseconds / 1000).toFixed(1)} 秒`
  if (faults.length > 0) {
    return (
      <Notice tone='refusal' title='核对不一致'>
        {faults.map((fault) => (
          <View key={fault}>{fault}</View>
        ))}
        <View>{`请截图并联系学校说明。${took}。`}</View>
      </Notice>
    )
  }
  return (
    <Notice title='核对一致'>
      <View>{`种子与承诺一致，名单与指纹一致，重抽的结果与学校公布的一致。${took}。`}</View>
      <View>{seen.commitment === null ? '这部手机在抽签前没有打开过这次抽签，所以承诺只能与现在公布的比对。' : '承诺与这部手机在抽签前看到的也一致。'}</View>
      <View className='draw-code'>{`名单指纹 ${entriesSha256}`}</View>
      <View className='draw-code'>{`重抽结果指纹 ${resultSha256}`}</View>
      <View className='draw-quiet'>两个指纹，每家每部手机算出来都应当一样，可以和别的家长比对。</View>
    </Notice>
  )
}
