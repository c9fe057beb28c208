/** The host must not start; the message says in Chinese why and what to do. Shown without a stack. */
export class StartRefused extends Error {}
