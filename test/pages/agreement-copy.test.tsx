import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readSignedAgreement } from 'cloud/contract/agreement'
import AgreementCopyPage from '@/features/agreement/copy'
import { agreementId, signedAgreement } from './agreement-fixture'
import { answer, loseNetwork, refuse } from './fake-transport'
import { pretendCanvas } from './pretend-canvas'
import { openWith } from './stand-ins/taro'

let ink: ReturnType<typeof pretendCanvas>
beforeEach(() => {
  ink = pretendCanvas()
  openWith({ agreementId })
})
const open = () => render(<AgreementCopyPage />)
const bySchool = { signer: 'school' as const, name: '许文静', signedAt: '2025-09-09T01:00:00Z', handwriting: null, recordSha256: 'beef'.repeat(16) }

test('a family reopens what it signed: text, its own handwriting, the school’s signature and the times', async () => {
  const { signatures } = signedAgreement()
  answer(readSignedAgreement, { childName: '林小满', document: signedAgreement({ state: 'effective', signatures: [...signatures, bySchool] }) })
  const { container } = open()
  expect(await screen.findByText('晚托：每小时 2 元。')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '陈海燕的手写签名' })).toBeInTheDocument()
  expect(ink.stroke).toHaveBeenCalled()
  expect(screen.getByText('2025年9月8日 15:30')).toBeInTheDocument()
  expect(screen.getByText('许文静')).toBeInTheDocument()
  expect(screen.getByText('范本第1版 · 依据第1版方案')).toBeInTheDocument()
  expect(container).not.toHaveTextContent('可靠电子签名')
})

test('a code is shown short and copied whole', async () => {
  answer(readSignedAgreement, { childName: '林小满', document: signedAgreement() })
  open()
  await userEvent.click(await screen.findByRole('button', { name: '复制协议文本的校验码' }))
  expect(screen.getByText('a1b2 c3d4…')).toBeInTheDocument()
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: 'a1b2c3d4'.repeat(8) })
})

test('until the school has signed, the copy says that it is not in force', async () => {
  answer(readSignedAgreement, { childName: '林小满', document: signedAgreement() })
  open()
  expect(await screen.findByText('学校还没有盖章，盖章后协议生效。')).toBeInTheDocument()
})

test('an agreement that is not there is refused in one sentence', async () => {
  refuse(readSignedAgreement, 'agreement_unknown')
  open()
  expect(await screen.findByText(/没有找到这份协议/)).toBeInTheDocument()
})

test('without a network the page says so', async () => {
  loseNetwork()
  open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
