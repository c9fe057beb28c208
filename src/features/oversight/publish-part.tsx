import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Input, Output } from 'cloud/contract/operations'
import { useDraft } from '@/session/draft'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'

interface PublishPartProps {
  onPublish: (input: Input<'publishCase'>) => Promise<Output<'publishCase'> | null>
  sending: boolean
  refusal: string | null
}

const emptyCase = { title: '', about: '', body: '' }

/** The bureau writes a case for all its schools; what it wrote stays on the phone until it is published. */
export function PublishPart({ onPublish, sending, refusal }: PublishPartProps) {
  const { value: draft, change, clear } = useDraft('bureau-case', emptyCase)
  const [shown, show] = useState(false)
  const [tried, setTried] = useState(false)
  const [schools, setSchools] = useState<number | null>(null)
  const [title, about, body] = [draft.title.trim(), draft.about.trim(), draft.body.trim()]
  const send = async () => {
    setTried(true)
    if (title === '' || body === '') return
    const published = await onPublish({ title, about, body })
    if (!published) return
    setSchools(published.schools)
    clear()
    setTried(false)
    show(false)
  }
  if (!shown) {
    return (
      <View className='oversight-do'>
        {schools === null ? null : <Notice title={`已公布给 ${schools} 所学校的家长和老师。`} />}
        <Button kind='primary' block onClick={() => show(true)}>
          公布一个案例
        </Button>
      </View>
    )
  }
  return (
    <Card title='公布一个案例'>
      <TextInput label='标题' max={40} value={draft.title} error={tried && title === '' ? '请写标题。' : null} onChange={(typed) => change({ title: typed })} />
      <TextInput label='讲的是哪所学校' optional max={60} value={draft.about} onChange={(typed) => change({ about: typed })} />
      <TextArea label='内容' hint='您看的各所学校的家长和老师都会看到；不写孩子和家长的名字。' max={1500} value={draft.body} error={tried && body === '' ? '请写内容。' : null} onChange={(typed) => change({ body: typed })} />
      {tried && refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <View className='oversight-do'>
        <Button kind='primary' block loading={sending} onClick={() => void send()}>
          公布
        </Button>
        <Button block onClick={() => show(false)}>
          先不公布
        </Button>
      </View>
    </Card>
  )
}
