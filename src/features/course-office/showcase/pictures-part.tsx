import { useState } from 'react'
import { View } from '@tarojs/components'
import { refusals } from 'cloud/contract/refusals'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Picture } from '@/ui/picture'
import { TextInput } from '@/ui/text-input'
import { choosePicture, type Chosen } from '../choose-picture'
import type { Listed } from '../showcase-form'
import type { useShowcaseForm } from '../use-showcases'

const mostPictures = 6

type Form = ReturnType<typeof useShowcaseForm>

const said: Record<Exclude<Chosen['kind'], 'chosen'>, string | null> = { none: null, too_large: refusals.picture_too_large, unreadable: refusals.picture_unreadable }

/** The pictures of a showcase, each with what is to be seen on it, and adding one more. */
export function PicturesPart({ form, found }: { form: Form; found: Listed }) {
  const [description, setDescription] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const add = async () => {
    setWrong(null)
    if (!description.trim()) return setWrong('请先写一句图片里是什么')
    setWorking(true)
    const chosen = await choosePicture()
    if (chosen.kind === 'chosen' && (await form.addPicture(description, chosen.base64))) setDescription('')
    if (chosen.kind !== 'chosen') setWrong(said[chosen.kind])
    setWorking(false)
  }
  return (
    <Card title={`已有 ${found.pictures.length} 张`}>
      {found.pictures.map(({ pictureId, ...picture }) => (
        <Picture key={pictureId} src={form.pictures[pictureId] ?? null} {...picture}>
          <Button label={`删去图片：${picture.description}`} onClick={() => void form.removePicture(pictureId)}>
            删去
          </Button>
        </Picture>
      ))}
      {found.pictures.length >= mostPictures ? (
        <View className='menu-quiet'>最多 {mostPictures} 张。</View>
      ) : !found.picturesConsented ? (
        <View className='menu-quiet'>先勾选家长同意并保存，再加图片。</View>
      ) : (
        <>
          <TextInput label='图片里是什么' hint='家长会看到，也读给看不见图片的家长听' max={60} value={description} error={wrong} onChange={setDescription} />
          <Button loading={working || form.sending} onClick={() => void add()}>
            选一张图片
          </Button>
        </>
      )}
    </Card>
  )
}
