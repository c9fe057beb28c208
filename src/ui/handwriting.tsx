import { View } from '@tarojs/components'
import { HandwritingCanvas } from './handwriting-canvas'
import { drawAll } from './handwriting-ink'
import type { Handwriting as Written } from './handwriting-strokes'
import './handwriting.scss'

/** A kept signature drawn again from its strokes, as wide as its surroundings and always sharp. */
export function Handwriting({ id, value, label }: { id: string; value: Written; label: string }) {
  return (
    <View className='k-handwriting' style={{ paddingBottom: `${value.heightPerMille / 10}%` }}>
      <HandwritingCanvas id={id} label={label} onSurface={(surface) => drawAll(surface, value, false)} />
    </View>
  )
}
