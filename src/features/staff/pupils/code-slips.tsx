import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Columns, Wide } from '@/ui/wide'
import { fullDateWords } from '@/wording/dates'
import { codesText, codeText } from '../pupils-view'
import { useCopy } from '../use-copy'
import type { BindCode } from '../use-pupils'
import { CodesBar } from './codes-bar'

/** The codes, once: a slip for each child, to be copied, sent or printed before the page is closed. */
export function CodeSlips({ className, codes, onClose }: { className: string; codes: BindCode[]; onClose: () => void }) {
  const { copied, copy } = useCopy()
  const [closing, setClosing] = useState(false)
  return (
    <Page
      bar={
        <ActionBar note={copied && (copied === 'yes' ? '已复制，可以粘贴了。' : '这台设备不让复制，请照着抄写。')}>
          <CodesBar onCopy={() => void copy(codesText(codes))} onClose={() => setClosing(true)} />
        </ActionBar>
      }
    >
      <View className='staff-no-print'>
        <Notice tone='todo' title='绑定码只显示这一次，关闭后不能再看。'>
          请现在复制、抄写或打印。每个码只能用一次，给一位家长用；请单独发给家长，不要发到群里。
        </Notice>
      </View>
      <Wide>
        <Columns>
          {codes.map((code) => (
            <Slip key={code.rosterNo} className={className} code={code} onCopy={() => void copy(codeText(code))} />
          ))}
        </Columns>
      </Wide>
      <Dialog open={closing} title='都记好了吗？' action='记好了，关闭' onAction={onClose} onCancel={() => setClosing(false)}>
        关闭后不能再看到这 {codes.length} 个绑定码。没记下的，只能重新发。
      </Dialog>
    </Page>
  )
}

function Slip({ className, code: { rosterNo, childName, code, expiresOn }, onCopy }: { className: string; code: BindCode; onCopy: () => void }) {
  return (
    <View className='code-slip'>
      <View>
        {className} {rosterNo}号 {childName}
      </View>
      <View className='code-slip__code'>
        <Text userSelect>{code}</Text>
      </View>
      <View className='code-slip__quiet'>有效期到{fullDateWords(expiresOn)}，只能用一次。家长在“我的”里点“绑定孩子”填写。</View>
      <View className='code-slip__way staff-no-print'>
        <Button label={`复制这张，${childName}`} onClick={onCopy}>
          复制这张
        </Button>
      </View>
    </View>
  )
}
