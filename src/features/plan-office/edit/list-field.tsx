import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { spoken } from '@/ui/spoken'
import { insertAt, listAt, moveAt, removeAt } from '../document-edit'
import { entryWords, newEntry } from '../entry-words'
import { countWithin, isWithin, placeId, problemAt } from '../problem-view'
import type { PartProps } from './editor'
import { FieldPart } from './field-part'
import { PartHead } from './group-field'

/** A list of things that each have fields: one open at a time, the others a line each. */
export function ListField({ path, field, editor }: PartProps<'list'>) {
  const entries = listAt(editor.document, path)
  const { opened, setOpened } = useOpened(editor.target, path)
  const [removing, setRemoving] = useState<number | null>(null)
  const add = () => {
    editor.change(insertAt(editor.document, path, entries.length, newEntry(field.fields, field.name, entries)))
    setOpened(entries.length)
  }
  const move = (from: number, to: number) => {
    editor.change(moveAt(editor.document, path, from, to))
    setOpened(to)
  }
  const remove = () => {
    if (removing !== null) editor.change(removeAt(editor.document, path, removing))
    setRemoving(null)
    setOpened(null)
  }
  return (
    <View className='office-group' {...spoken({ role: 'group', label: field.title })}>
      <PartHead title={field.title} hint={field.hint} error={problemAt(editor.problems, path, false)} />
      {entries.map((entry, index) => (
        <View key={index} id={placeId([...path, index])} className='office-entry'>
          <EntryHead
            words={`${index + 1}. ${entryWords(field.fields, entry)}`}
            wrong={countWithin(editor.problems, [...path, index])}
            open={opened === index}
            onTap={() => setOpened(opened === index ? null : index)}
          />
          {opened === index ? (
            <View className='office-entry__body'>
              <PartHead title='' hint='' error={problemAt(editor.problems, [...path, index], false)} />
              {field.fields.map((inner) => (
                <FieldPart key={inner.name} path={[...path, index, inner.name]} field={inner} editor={editor} />
              ))}
              <View className='office-row'>
                <Button disabled={index === 0} onClick={() => move(index, index - 1)}>
                  上移
                </Button>
                <Button disabled={index === entries.length - 1} onClick={() => move(index, index + 1)}>
                  下移
                </Button>
                <Button kind='danger' onClick={() => setRemoving(index)}>
                  删除这一项
                </Button>
              </View>
            </View>
          ) : null}
        </View>
      ))}
      {entries.length < field.most ? (
        <Button label={`${field.title}添加一项`} onClick={add}>
          添加一项
        </Button>
      ) : (
        <View className='office-quiet'>最多 {field.most} 项</View>
      )}
      <Dialog open={removing !== null} title={`删除“${removing === null ? '' : entryWords(field.fields, entries[removing])}”？`} action='删除这一项' danger onAction={remove} onCancel={() => setRemoving(null)} />
    </View>
  )
}

function EntryHead({ words, wrong, open, onTap }: { words: string; wrong: number; open: boolean; onTap: () => void }) {
  return (
    <View className='office-entry__head' hoverClass='office-entry__head--pressed' onClick={onTap} {...spoken({ role: 'button', expanded: open })}>
      <View className='office-entry__words'>{words}</View>
      {wrong > 0 ? <Badge tone='bad'>{`${wrong} 处要改`}</Badge> : null}
      <View className='office-entry__do'>{open ? '收起' : '打开'}</View>
    </View>
  )
}

/** Which entry is open; a jump to a place within one opens it. */
function useOpened(target: PartProps['path'] | null, path: PartProps['path']) {
  const [held, setHeld] = useState<{ target: PartProps['path'] | null; opened: number | null }>({ target: null, opened: null })
  const aimed = target && target.length > path.length && isWithin(target, path) ? Number(target[path.length]) : null
  if (target !== held.target) setHeld({ target, opened: aimed ?? held.opened })
  return { opened: held.opened, setOpened: (opened: number | null) => setHeld({ target, opened }) }
}
