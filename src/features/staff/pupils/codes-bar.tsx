import { View } from '@tarojs/components'
import { Button } from '@/ui/button'

/** Printing exists only on a desktop: a mini-program has no printer. */
const printable = process.env.TARO_ENV === 'h5'

export function CodesBar({ onCopy, onClose }: { onCopy: () => void; onClose: () => void }) {
  return (
    <View className='code-ways'>
      <View className='code-ways__way code-ways__way--main'>
        <Button block kind='primary' onClick={onCopy}>
          复制全部
        </Button>
      </View>
      {printable ? (
        <View className='code-ways__way'>
          <Button block onClick={() => window.print()}>
            打印
          </Button>
        </View>
      ) : null}
      <View className='code-ways__way'>
        <Button block onClick={onClose}>
          关闭
        </Button>
      </View>
    </View>
  )
}
