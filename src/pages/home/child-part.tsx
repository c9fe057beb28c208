import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { spoken } from '@/ui/spoken'
import { Tabs } from '@/ui/tabs'
import { statusNames, statusTones } from '@/wording/application'
import { entriesOf, sessionLines, type Home, type HomeChild } from './home-view'
import { StandingPart } from './standing-part'
import { TodoPart } from './todo-part'

interface ChildPartProps {
  home: Home
  child: HomeChild
  onChild: (childId: string) => void
}

/** One child's home: what to do first, then today, then how far the papers are. */
export function ChildPart({ home, child, onChild }: ChildPartProps) {
  // A place that is held for the other child must not be overlooked.
  const options = home.children.map(({ childId, name, todos }) => ({ value: childId, label: childId !== child.childId && todos.length > 0 ? `${name}（有待办）` : name }))
  const status = child.applicationStatus
  return (
    <>
      {options.length > 1 ? <Tabs label='选择孩子' options={options} value={child.childId} onChange={onChild} /> : null}
      <View className='home-child'>
        <View className='home-child__name'>
          {child.name} · {child.className}
        </View>
        {status ? <Badge tone={statusTones[status]}>{statusNames[status]}</Badge> : null}
      </View>
      {child.todos.length > 0 ? <TodoPart todos={child.todos} childId={child.childId} /> : null}
      {status === 'declined' || status === 'ended' ? null : <TodayPart sessions={child.sessionsToday} />}
      <StandingPart child={child} />
      <Entries child={child} />
    </>
  )
}

function TodayPart({ sessions }: { sessions: HomeChild['sessionsToday'] }) {
  return (
    <Card title='今天'>
      {sessions.length === 0 ? <View className='home-quiet'>今天没有课后服务</View> : null}
      {sessionLines(sessions).map((session) => (
        <View key={session.key} className='home-session'>
          <View className='home-session__head'>
            <View className={`home-session__title${session.isOff ? ' home-session__title--off' : ''}`}>{session.title}</View>
            {session.ends ? <Badge tone='good'>{session.ends}</Badge> : null}
          </View>
          {session.changes.map((change) => (
            <View key={change} className='home-session__change'>
              {change}
            </View>
          ))}
          <View>{session.time}</View>
          <View>{session.where}</View>
        </View>
      ))}
    </Card>
  )
}

function Entries({ child }: { child: HomeChild }) {
  return (
    <View className='home-entries'>
      {entriesOf(child).map(({ name, url }) => (
        <View key={name} className='home-entries__entry' hoverClass='home-entries__entry--pressed' onClick={() => void Taro.navigateTo({ url })} {...spoken({ role: 'button' })}>
          {name}
        </View>
      ))}
    </View>
  )
}
