import { Text, View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { useExport } from '../use-export'

/** The right to a copy: everything that is held, to paste wherever the family keeps it. */
export function ExportCard() {
  const { exported, take, sending, refusal } = useExport()
  return (
    <>
      <Card title='导出我的数据'>
        <View className='data-paragraph'>把这里保存的关于您和孩子的全部内容复制出来，可以粘贴到备忘录或文件里保存。</View>
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        {exported.state === 'copied' ? <Notice>{`已复制，共${exported.text.length}个字符。去备忘录里粘贴就能保存。`}</Notice> : null}
        {exported.state === 'shown' ? <Notice tone='todo'>这部手机不让自动复制。请展开下面的内容，长按选择后复制。</Notice> : null}
        <Button block loading={sending} onClick={() => void take()}>
          复制全部数据
        </Button>
      </Card>
      {exported.state === 'none' ? null : (
        <Fold title='导出的内容'>
          <Text className='data-json' userSelect>
            {exported.text}
          </Text>
        </Fold>
      )}
    </>
  )
}
