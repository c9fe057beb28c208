/** Calls to WeChat's own servers. */
export interface WeChat {
  /** Exchanges a `wx.login` code for the caller's openid (`jscode2session`). */
  openidOf(code: string): Promise<{ kind: 'known'; openid: string } | { kind: 'invalid' } | { kind: 'unreachable' }>
  /** Sends one subscription message; it uses up one accept of its reader. Never throws. */
  send(message: SubscribeMessage): Promise<Sent>
  /** Whether WeChat lets others read this text (`msgSecCheck`). Never throws. */
  checkText(written: { openid: string; text: string }): Promise<TextVerdict>
  /** This account's template ids by the keys of `plans/messages/wechat-templates.yaml`; empty where nothing is sent. */
  templateIds: ReadonlyMap<string, string>
}

/** `unchecked`: WeChat could not say, so a person looks at it before others do. */
export type TextVerdict = 'passed' | 'risky' | 'unchecked'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Without a leading slash. */
  page: string
  fields: Readonly<Record<string, string>>
}

/** What became of it. `code` is WeChat's errcode or our own word; WeChat's sentence is not passed on, for it can quote the message. */
export type Sent =
  | { kind: 'sent' }
  /** The reader takes no more of this template (43101). */
  | { kind: 'refused' }
  /** Certainly not sent, and worth another try. */
  | { kind: 'busy'; code: string }
  /** Certainly not sent, and no other try will help: the template, the page or the reader is wrong. */
  | { kind: 'failed'; code: string }
  /** It may have been sent: WeChat got it and its answer was lost. */
  | { kind: 'unknown'; code: string }
