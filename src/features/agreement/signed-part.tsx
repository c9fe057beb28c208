import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AgreementDocument } from 'cloud/contract/agreement'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { stateTones, stateWords } from './agreement-view'

/** The texts already signed, each with where it stands and the way to its copy. */
export function SignedPart({ documents }: { documents: AgreementDocument[] }) {
  if (documents.length === 0) return null
  return (
    <Card title='已签的协议'>
      {documents.map(({ agreementId, name, state }) => (
        <Cell
          key={agreementId}
          title={name}
          label={
            <View>
              <Badge tone={stateTones[state]}>{stateWords[state]}</Badge>
            </View>
          }
          value='看副本'
          onClick={() => void Taro.navigateTo({ url: `/features/agreement/copy/index?agreementId=${agreementId}` })}
        />
      ))}
    </Card>
  )
}
