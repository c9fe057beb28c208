import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import { HandwritingCanvas } from './handwriting-canvas'
import { isFull, type Handwriting } from './handwriting-strokes'
import { spoken } from './spoken'
import { useWriting } from './use-writing'
import './handwriting.scss'
import './handwriting-pad.scss'

interface HandwritingPadProps {
  id: string
  /** What is to be written, read out and shown while the pad is empty. */
  label: string
  value: Handwriting | null
  onChange: (value: Handwriting | null) => void
}

/**
 * Signing by finger, or by mouse on a desktop. The strokes are the truth and the canvas only shows them: they stay when
 * the pad turns, grows or is drawn anew. 横屏签 opens a pad as large as the screen, for the phone held sideways.
 */
export function HandwritingPad(props: HandwritingPadProps) {
  const [wide, setWide] = useState(false)
  const { value, onChange } = props
  return (
    <View className='k-pad'>
      <View className='k-pad__sheet'>{wide ? <View className='k-pad__room' /> : <SmallSheet {...props} />}</View>
      {isFull(value) ? <View className='k-pad__full'>笔画太多了，请重写。</View> : null}
      <View className='k-pad__tools'>
        <Button disabled={!value} onClick={() => onChange(null)}>
          重写
        </Button>
        <Button onClick={() => setWide(true)}>横屏签</Button>
      </View>
      {wide ? <WideSheet {...props} onClose={() => setWide(false)} /> : null}
    </View>
  )
}

function SmallSheet({ id, label, value, onChange }: HandwritingPadProps) {
  const { onSurface, pen } = useWriting({ value, onChange })
  return (
    <View className='k-handwriting k-pad__room'>
      {value ? null : <View className='k-pad__hint'>{label}</View>}
      <HandwritingCanvas id={id} label={label} onSurface={onSurface} onPen={pen} />
    </View>
  )
}

function WideSheet({ id, label, value, onChange, onClose }: HandwritingPadProps & { onClose: () => void }) {
  const [turned, setTurned] = useState(true)
  const { onSurface, pen } = useWriting({ value, onChange, wide: true, onTurned: setTurned })
  return (
    <View className={`k-pad__screen${turned ? ' k-pad__screen--turned' : ''}`} catchMove {...spoken({ role: 'dialog', label: '横屏签名' })}>
      <View className='k-pad__area'>
        {value ? null : (
          <View className='k-pad__hint'>
            <View className='k-pad__words'>{label}</View>
          </View>
        )}
        <HandwritingCanvas id={`${id}-wide`} label={label} onSurface={onSurface} onPen={pen} />
      </View>
      <View className='k-pad__bar'>
        <Tool words='重写' onClick={() => onChange(null)} />
        <Tool main words='签好了' onClick={onClose} />
      </View>
    </View>
  )
}

/** A button whose words can turn with the phone; a native one cannot. */
function Tool({ words, main, onClick }: { words: string; main?: boolean; onClick: () => void }) {
  return (
    <View className={`k-pad__tool${main ? ' k-pad__tool--main' : ''}`} hoverClass='k-pad__tool--pressed' onClick={onClick} {...spoken({ role: 'button', label: words })}>
      <View className='k-pad__words'>{words}</View>
    </View>
  )
}
