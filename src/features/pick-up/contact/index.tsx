import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { instantWords } from '@/wording/dates'
import { contactWords, nameWords } from '../contact-view'
import { LogForm } from './log-form'
import './index.scss'

/** Whom to call about a child that is still here, and what came of it (FR-061). */
export default function ContactPage() {
  const { heldOn = '', serviceKey = '', childId = '' } = useRouter().params
  const about = { heldOn, serviceKey, childId }
  const contacts = useQuery('readContacts', about)
  if (contacts.state !== 'ready') {
    return (
      <Page>
        <Pending query={contacts} />
      </Page>
    )
  }
  const { data, stale, refresh } = contacts
  return (
    <Page>
      {stale ? <Stale onRetry={refresh} /> : null}
      {data.frozen ? <Notice tone='todo' title='这个孩子的接送人由学校确认，只能联系下面的人；有疑问请找学校办公室。' /> : null}
      <PeoplePart contacts={data} />
      <LogForm about={about} contacts={data} onLogged={refresh} />
      {data.contacts.length > 0 ? (
        <Card title='联系记录'>
          {data.contacts.map((contact) => (
            <Cell key={contact.contactId} title={contactWords(contact)} label={`${instantWords(contact.at)} ${contact.byName}记录`} />
          ))}
        </Card>
      ) : null}
    </Page>
  )
}

function PeoplePart({ contacts: { childName, className, people } }: { contacts: Output<'readContacts'> }) {
  return (
    <Card title={`${childName}（${className}）`}>
      {people.length === 0 ? <View>没有登记可以联系的人，请找学校办公室。</View> : null}
      {people.map((person) => (
        <View key={person.personId} className='contact-person'>
          <View>
            <View>{nameWords(person)}</View>
            {person.note ? <View className='contact-quiet'>{person.note}</View> : null}
            {person.phone ? null : <View className='contact-quiet'>没有登记手机号</View>}
          </View>
          {person.phone ? (
            <Button label={`打电话给${person.name}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: person.phone })}>
              {`打电话 ${person.phone}`}
            </Button>
          ) : null}
        </View>
      ))}
    </Card>
  )
}
