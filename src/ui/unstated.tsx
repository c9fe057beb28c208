import { Text } from '@tarojs/components'
import './unstated.scss'

/** Stands where the plan says nothing: never a guess, never a blank. */
export function Unstated() {
  return <Text className='k-unstated'>未公布</Text>
}
