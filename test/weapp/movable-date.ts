/** A Date whose now is ours to set, for code that is loaded with it in place of the real one. */

export interface MovableClock {
  Date: DateConstructor
  /** From here the clock runs on at its usual pace. */
  setNow(date: Date): void
}

export function movableClock(offsetMs = 0): MovableClock {
  let offset = offsetMs
  const now = () => Date.now() + offset
  return {
    Date: movedDate(now),
    setNow(date) {
      offset = date.getTime() - Date.now()
    },
  }
}

/** A proxy and no subclass: dates made by it, by libraries outside the bundle and by tests stay one class. */
function movedDate(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[], newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
}
