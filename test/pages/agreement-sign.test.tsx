import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readAgreements, signAgreement } from 'cloud/contract/agreement'
import AgreementSignPage from '@/features/agreement/sign'
import { agreementId, agreements, agreementToSign, childId, safetyToSign, signedAgreement } from './agreement-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { pretendCanvas, writeOn } from './pretend-canvas'
import { openWith } from './stand-ins/taro'

let ink: ReturnType<typeof pretendCanvas>
beforeEach(() => {
  ink = pretendCanvas()
  openWith({ childId })
})

const open = () => render(<AgreementSignPage />)
const pad = () => screen.getByRole('img', { name: '请在这里签名' })
const submit = () => userEvent.click(screen.getByRole('button', { name: '签名并提交' }))

async function readToTheEnd() {
  await userEvent.click(await screen.findByRole('button', { name: '我已读到最后' }))
}
async function confirmAll() {
  for (const line of screen.getAllByRole('checkbox')) await userEvent.click(line)
}
const signName = () => writeOn(pad(), [40, 40], [200, 100], [360, 160])

test('a family reads the whole text before it can sign anything', async () => {
  answer(readAgreements, agreements([agreementToSign(), safetyToSign]))
  open()
  expect(await screen.findByText('第 1 份，共 2 份')).toBeInTheDocument()
  expect(screen.getByText('晚托：每小时 2 元。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '签名并提交' })).not.toBeInTheDocument()
  await readToTheEnd()
  expect(screen.getByRole('button', { name: '签名并提交' })).toBeInTheDocument()
})

test('what a new plan version changed is the first text of its own, not the third after two that are long in force', async () => {
  const inForce = [signedAgreement({ state: 'effective' }), signedAgreement({ agreementKey: 'safety', agreementId: childId, name: '课后服务安全协议书', state: 'effective' })]
  answer(readAgreements, agreements([...inForce, agreementToSign({ amends: agreementId, name: '课后服务协议书补充确认', planVersion: 2 })]))
  open()
  expect(await screen.findByText('第 1 份，共 1 份')).toBeInTheDocument()
  expect(screen.getByText('课后服务协议书补充确认')).toBeInTheDocument()
})

test('nothing is ticked beforehand, and each statement is ticked by hand', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  open()
  await readToTheEnd()
  screen.getAllByRole('checkbox').forEach((line) => expect(line).not.toBeChecked())
  signName()
  await userEvent.click(screen.getByRole('checkbox', { name: '我已读完本协议。' }))
  await submit()
  expect(screen.getByRole('alert')).toHaveTextContent('请逐条勾选确认后再签名。')
  expect(questions(signAgreement)).toHaveLength(0)
})

test('a missing or tiny signature is named before anything is sent', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  open()
  await readToTheEnd()
  await confirmAll()
  await submit()
  expect(screen.getByRole('alert')).toHaveTextContent('请先在框内签名。')
  writeOn(pad(), [10, 10], [14, 14])
  await submit()
  expect(screen.getByRole('alert')).toHaveTextContent('签名太短，请写下完整姓名。')
  expect(questions(signAgreement)).toHaveLength(0)
})

test('what is signed is the text that was shown, in strokes, and the next text follows', async () => {
  answer(readAgreements, agreements([agreementToSign(), safetyToSign]))
  answer(signAgreement, { agreementId, signedAt: '2025-09-08T07:30:00Z' })
  open()
  await readToTheEnd()
  await confirmAll()
  signName()
  answer(readAgreements, agreements([signedAgreement(), safetyToSign]))
  await submit()
  expect(await screen.findByText('第 2 份，共 2 份')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '我已读到最后' })).toBeInTheDocument()
  const [sent] = questions(signAgreement)
  expect(sent?.input).toMatchObject({
    agreementKey: 'service',
    textSha256: agreementToSign().textSha256,
    confirmed: [0, 1],
    handwriting: { heightPerMille: 500, strokes: [[100, 100, 500, 250, 900, 400]] },
  })
})

test('重写 takes the signature away and nothing else', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  open()
  await readToTheEnd()
  await confirmAll()
  signName()
  await userEvent.click(screen.getByRole('button', { name: '重写' }))
  await submit()
  expect(screen.getByRole('alert')).toHaveTextContent('请先在框内签名。')
  screen.getAllByRole('checkbox').forEach((line) => expect(line).toBeChecked())
})

test('横屏签 opens a large pad on which the begun signature goes on', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  answer(signAgreement, { agreementId, signedAt: '2025-09-08T07:30:00Z' })
  open()
  await readToTheEnd()
  await confirmAll()
  writeOn(pad(), [40, 40], [200, 100])
  await userEvent.click(screen.getByRole('button', { name: '横屏签' }))
  ink.stroke.mockClear()
  expect(screen.getAllByRole('img', { name: '请在这里签名' })).toHaveLength(1)
  writeOn(pad(), [200, 100], [360, 160])
  await userEvent.click(screen.getByRole('button', { name: '签好了' }))
  answer(readAgreements, agreements([signedAgreement()]))
  await submit()
  expect(await screen.findByText('等待学校盖章')).toBeInTheDocument()
  expect(questions(signAgreement)[0]?.input.handwriting.strokes).toHaveLength(2)
})

test('a signature lost on the way is sent again as the same one, with everything still in place', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  answer(signAgreement, { agreementId, signedAt: '2025-09-08T07:30:00Z' })
  open()
  await readToTheEnd()
  await confirmAll()
  signName()
  loseNetwork('timeout')
  await submit()
  expect(await screen.findByRole('alert')).toHaveTextContent('重复点不会重复提交')
  comeBack()
  answer(readAgreements, agreements([signedAgreement()]))
  await submit()
  expect(await screen.findByText('林小满的协议您都签好了。')).toBeInTheDocument()
  const [first, second] = questions(signAgreement)
  expect(second).toEqual(first)
})

test('a text that changed meanwhile is read again from the start, and the page says why', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  refuse(signAgreement, 'agreement_changed')
  open()
  await readToTheEnd()
  await confirmAll()
  signName()
  answer(readAgreements, agreements([agreementToSign({ textSha256: 'feed'.repeat(16), clauses: [{ title: '费用', text: '晚托：每小时 3 元。' }] })]))
  await submit()
  expect(await screen.findByText('晚托：每小时 3 元。')).toBeInTheDocument()
  expect(screen.getByRole('alert')).toHaveTextContent('协议内容已更新，请重新阅读后再签。')
  expect(screen.queryByRole('button', { name: '签名并提交' })).not.toBeInTheDocument()
})

test('before it is time, the text can be read and the page says what it waits for', async () => {
  answer(readAgreements, agreements([agreementToSign()], { signable: false, waitingFor: '审核通过后才能签，现在可以先读一读。' }))
  open()
  expect(await screen.findByText('审核通过后才能签，现在可以先读一读。')).toBeInTheDocument()
  expect(screen.getByText('晚托：每小时 2 元。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '我已读到最后' })).not.toBeInTheDocument()
})

test('a child without an application is told what comes first', async () => {
  answer(readAgreements, agreements([], { applicationId: null, signable: false, waitingFor: '先提交报名申请，审核通过后再签协议。' }))
  open()
  expect(await screen.findByText('先提交报名申请，审核通过后再签协议。')).toBeInTheDocument()
})

test('signed agreements show where they stand and open their copies', async () => {
  answer(readAgreements, agreements([signedAgreement({ state: 'effective' })]))
  open()
  expect(await screen.findByText('已生效')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /课后服务协议书/ }))
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/agreement/copy/index?agreementId=${agreementId}` }))
})

test('another family’s child is refused in one sentence', async () => {
  refuse(readAgreements, 'child_not_yours')
  open()
  expect(await screen.findByText(/这个孩子没有绑定在您名下/)).toBeInTheDocument()
})

test('without a network the page says so, and opens once it is back', async () => {
  answer(readAgreements, agreements([agreementToSign()]))
  loseNetwork()
  open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('第 1 份，共 1 份')).toBeInTheDocument()
})
