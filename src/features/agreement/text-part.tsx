import { View } from '@tarojs/components'
import type { AgreementDocument } from 'cloud/contract/agreement'
import { spoken } from '@/ui/spoken'
import { versionWords } from './agreement-view'
import './agreement.scss'

/** The filled text of one agreement, on one sheet, in type that needs no glasses. */
export function TextPart({ document }: { document: AgreementDocument }) {
  return (
    <View className='agreement-text'>
      <View className='agreement-text__name' {...spoken({ role: 'heading' })}>
        {document.name}
      </View>
      <View className='agreement-quiet'>{versionWords(document)}</View>
      <Clauses clauses={document.clauses} />
    </View>
  )
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const numeral = (index: number) => (numerals[index] ?? (index < 19 ? `十${numerals[index - 10]}` : String(index + 1)))

export function Clauses({ clauses }: Pick<AgreementDocument, 'clauses'>) {
  return (
    <>
      {clauses.map(({ title, text }, index) => (
        <View key={title} className='agreement-clause'>
          <View className='agreement-clause__title' {...spoken({ role: 'heading' })}>
            {numeral(index)}、{title}
          </View>
          <View>{text}</View>
        </View>
      ))}
    </>
  )
}
