import type { InsuranceRecord } from 'cloud/contract/insurance'
import { dateOf, fullDateWords } from './dates'

/** 学平险，有效期至2027年8月31日. */
export const insuranceWords = ({ kind, validTo }: Pick<InsuranceRecord, 'kind' | 'validTo'>) => `${kind}，有效期至${fullDateWords(validTo)}`

/** Who recorded it and when; a paper proof is marked as such. */
export const recordedWords = ({ recordedBy, recordedAt }: Pick<InsuranceRecord, 'recordedBy' | 'recordedAt'>) =>
  `${recordedBy === 'school' ? '学校按纸质凭证登记' : '家长登记'}，${fullDateWords(dateOf(recordedAt))}`

export const privacyWords = '只登记种类和有效期，不用填保单号，也不用传照片。'
