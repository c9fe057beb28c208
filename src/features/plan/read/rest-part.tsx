import { View } from '@tarojs/components'
import { spoken } from '@/ui/spoken'
import { agreementParts } from '../agreement-view'
import { courseParts } from '../course-view'
import { contactOf } from '../family-view'
import { figureParts } from '../figure-view'
import { takesApplications, versionFacts, type PublishedPlan } from '../plan-view'
import { publicParts } from '../public-view'
import { schoolParts } from '../school-view'
import { FactCard, FactFolds } from './facts'

/** The long rest of the plan, folded; where the plan has nothing to apply for, its numbers and limits are what it is read for. */
export function RestPart({ published }: { published: PublishedPlan }) {
  const { plan } = published
  const numbers = figureParts(plan)
  const rest = [...courseParts(plan), ...schoolParts(plan), ...publicParts(plan)]
  const texts = agreementParts(published)
  if (!takesApplications(plan)) {
    return (
      <>
        <FactFolds parts={[...numbers, ...rest]} open />
        <FactCard title='联系和投诉' facts={contactOf(plan)} />
        <FactCard title='这份方案' facts={versionFacts(published)} />
      </>
    )
  }
  return (
    <>
      {texts.length > 0 ? <Heading words='家长要签的协议：可以先读' /> : null}
      <FactFolds parts={texts} />
      <Heading words='方案的其他内容' />
      <FactFolds parts={[...rest, ...numbers]} />
      <FactCard title='这份方案' facts={versionFacts(published)} />
    </>
  )
}

const Heading = ({ words }: { words: string }) => (
  <View className='plan-heading' {...spoken({ role: 'heading' })}>
    {words}
  </View>
)
