/** Calls to WeChat's own servers. */
export interface WeChat {
  /** Exchanges a `wx.login` code for the caller's openid (`jscode2session`). */
  openidOf(code: string): Promise<{ kind: 'known'; openid: string } | { kind: 'invalid' } | { kind: 'unreachable' }>
}
