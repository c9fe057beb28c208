import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Todo } from 'cloud/contract/home'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { dueWords, todoNames } from '@/wording/todo'
import { placeOf } from './home-view'

/** What the family should do, the most pressing first; each row leads to its place. */
export function TodoPart({ todos, childId }: { todos: Todo[]; childId: string }) {
  return (
    <Card title='待办'>
      {todos.map((todo) =>
        todo.kind === 'apply' ? (
          <Answer key={todo.kind} todo={todo} childId={childId} />
        ) : (
          <Cell key={todo.kind} title={todoNames[todo.kind]} label={<Due todo={todo} />} onClick={() => go(todo, childId)} />
        ),
      )}
    </Card>
  )
}

/** Joining and not joining are one tap each, side by side (FR-024): neither is hidden behind the other. */
function Answer({ todo, childId }: { todo: Todo; childId: string }) {
  return (
    <View className='home-answer'>
      <View>{todoNames[todo.kind]}</View>
      <Due todo={todo} />
      <View className='home-answer__ways'>
        <Button kind='primary' onClick={() => go(todo, childId)}>
          填写申请
        </Button>
        <Button onClick={() => void Taro.navigateTo({ url: `/features/application/decline/index?childId=${childId}` })}>不参加</Button>
      </View>
    </View>
  )
}

function Due({ todo }: { todo: Todo }) {
  return todo.dueOn ? <Badge tone='todo'>{dueWords(todo)}</Badge> : null
}

function go(todo: Todo, childId: string) {
  void Taro.navigateTo({ url: placeOf(todo, childId) })
}
