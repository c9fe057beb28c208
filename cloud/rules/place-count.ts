export interface CountedPlaces {
  capacity: number
  taken: number
  waiting: number
  /** Counted anew from the rows. */
  joined: number
  offered: number
  waitingCounted: number
}

/** A course says what its rows say, and is not oversold: taken = joined + offered ≤ capacity, waiting = counted. */
export const placesAgree = ({ capacity, taken, waiting, joined, offered, waitingCounted }: CountedPlaces): boolean =>
  taken === joined + offered && taken <= capacity && waiting === waitingCounted
