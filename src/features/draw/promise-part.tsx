import { View } from '@tarojs/components'
import type { DrawHead } from 'cloud/contract/draw'
import { Fact } from '@/ui/fact'
import { Fold } from '@/ui/fold'

/** How the draw is kept honest, for whoever wants to know; the hashes to compare. */
export function PromisePart({ draw }: { draw: DrawHead }) {
  return (
    <Fold title='怎样保证没人能动手脚'>
      <View className='draw-gap'>排志愿开始前，学校就定下一个随机种子，锁起来，只公布它的指纹，也就是“种子承诺”。截止后先公布全部志愿的指纹，再公布种子。抽签号由种子、名单指纹和每份志愿的随机凭据算出来，换种子或改志愿，指纹就对不上。名单里没有姓名和班级，也不写加分的原因；只有您家知道哪个凭据是自己的。</View>
      <Code name='种子承诺' value={draw.commitment} />
      <Code name='名单指纹' value={draw.entriesSha256} />
      <Code name='种子' value={draw.seed} />
    </Fold>
  )
}

const Code = ({ name, value }: { name: string; value: string | null }) => (
  <Fact name={name}>{value === null ? <View className='draw-quiet'>还没有到公布的时候</View> : <View className='draw-code'>{value}</View>}</Fact>
)
