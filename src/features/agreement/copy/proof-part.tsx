import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AgreementDocument } from 'cloud/contract/agreement'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { onClipboard } from '@/ui/clipboard'
import { shortHash } from '../agreement-view'

/** The hashes, short enough to compare by eye; a tap copies the whole one. */
export function ProofPart({ document }: { document: AgreementDocument }) {
  return (
    <Card title='校验码'>
      <View className='agreement-quiet'>文本或签名有任何改动，校验码就会不同。点一下复制全部 64 位。</View>
      <Hash name='协议文本' sha256={document.textSha256} />
      {document.signatures.map(({ signer, recordSha256 }) => (
        <Hash key={recordSha256} name={signer === 'guardian' ? '家长签名记录' : '学校盖章记录'} sha256={recordSha256} />
      ))}
    </Card>
  )
}

function Hash({ name, sha256 }: { name: string; sha256: string }) {
  const copy = async () => {
    const done = await onClipboard(sha256)
    void Taro.showToast({ title: done ? '已复制' : '这台设备不让复制', icon: 'none' })
  }
  return <Cell title={name} value={shortHash(sha256)} onClick={() => void copy()} spokenAs={`复制${name}的校验码`} />
}
