import { Chips } from '@/ui/chips'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Fold } from '@/ui/fold'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import type { FormPart } from '../use-course-form'

/** What it is, and what is done in it. */
export function WhatPart({ form, typed, fill, wrong, mayChange }: FormPart) {
  const toggle = (tag: string) => fill({ tags: typed.tags.includes(tag) ? typed.tags.filter((each) => each !== tag) : [...typed.tags, tag] })
  const chosen = form.tags.filter(({ tag }) => typed.tags.includes(tag)).map(({ name }) => name)
  return (
    <>
      <Card title='课程'>
        {mayChange('title') ? <TextInput label='课程名称' max={40} value={typed.title} error={wrong('title')} onChange={(title) => fill({ title })} /> : null}
        <TextInput label='类别' optional hint='如 体育、艺术，家长按类别找课' max={20} value={typed.category} onChange={(category) => fill({ category })} />
        <TextArea label='内容' hint='在课上做什么' max={200} value={typed.content} error={wrong('content')} onChange={(content) => fill({ content })} />
        <TextInput label='自带物品' optional max={100} value={typed.itemsToBring} onChange={(itemsToBring) => fill({ itemsToBring })} />
      </Card>
      {mayChange('tags') ? (
        <Fold title={chosen.length > 0 ? `内容标签：${chosen.join('、')}` : '内容标签'} open={wrong('tags') !== null}>
          <Field label='这门课的内容' hint='用来核对方案禁止的内容，家长看不到。' error={wrong('tags')}>
            <Chips label='这门课的内容' role='checkbox' options={form.tags.map(({ tag, name, forbidden }) => ({ value: tag, label: forbidden ? `${name}（方案禁止）` : name }))} isOn={(tag) => typed.tags.includes(tag)} onTap={toggle} />
          </Field>
        </Fold>
      ) : null}
    </>
  )
}
