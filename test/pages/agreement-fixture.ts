import type { AgreementDocument, readAgreements } from 'cloud/contract/agreement'
import type { OutputOf } from 'cloud/contract/operation'

export const childId = '5f1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6a'
export const agreementId = '0d7cf5be-0f1b-4c1c-9a40-0d5f3b6a7c21'

export const agreementToSign = (changes: Partial<AgreementDocument> = {}): AgreementDocument => ({
  agreementKey: 'service',
  agreementId: null,
  amends: null,
  name: '课后服务协议书',
  templateVersion: '1',
  planVersion: 1,
  clauses: [
    { title: '双方和孩子', text: '甲方：海江小学。乙方（家长）：陈海燕。孩子：林小满。' },
    { title: '费用', text: '晚托：每小时 2 元。' },
  ],
  confirmations: ['我自愿为林小满选择上述课后服务。', '我已读完本协议。'],
  textSha256: 'a1b2c3d4'.repeat(8),
  state: 'to_sign',
  signatures: [],
  ...changes,
})

export const safetyToSign = agreementToSign({ agreementKey: 'safety', name: '课后服务安全协议书', textSha256: 'd4c3b2a1'.repeat(8), confirmations: ['我知道双方的安全责任。'] })

export const signedAgreement = (changes: Partial<AgreementDocument> = {}): AgreementDocument =>
  agreementToSign({
    agreementId,
    state: 'to_countersign',
    signatures: [
      {
        signer: 'guardian',
        name: '陈海燕',
        signedAt: '2025-09-08T07:30:00Z',
        handwriting: { heightPerMille: 500, strokes: [[100, 100, 800, 300]] },
        recordSha256: '0badcafe'.repeat(8),
      },
    ],
    ...changes,
  })

export const agreements = (documents: AgreementDocument[], changes: Partial<OutputOf<typeof readAgreements>> = {}): OutputOf<typeof readAgreements> => ({
  childName: '林小满',
  applicationId: '2c7d9a35-51f6-4a39-8c0a-0c5b7b0c7a11',
  signable: true,
  waitingFor: null,
  // The list leaves the handwriting out; only a reopened copy has it.
  documents: documents.map((document) => ({ ...document, signatures: document.signatures.map((signature) => ({ ...signature, handwriting: null })) })),
  ...changes,
})
