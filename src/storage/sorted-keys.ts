/** A list of keys in order. */

/**
 * Texts in order, in pieces of bounded length, so that adding one among a million moves a few
 * hundred, not a million. No piece is empty.
 */
export type SortedKeys = string[][]

const PIECE = 512

/** Adds a key; one that is there already is not added again. */
export function insertKey(keys: SortedKeys, key: string): void {
  const at = pieceFor(keys, key)
  const piece = keys[at]
  if (piece === undefined) {
    keys.push([key])
    return
  }
  const place = firstIndex(piece.length, (index) => piece[index]! >= key)
  if (piece[place] === key) return
  if (place === piece.length) piece.push(key)
  else piece.splice(place, 0, key)
  if (piece.length > PIECE)
    keys.splice(at + 1, 0, piece.splice(place === piece.length - 1 ? PIECE : PIECE / 2))
}

/** Removes a key; one that is not there is no fault. */
export function removeKey(keys: SortedKeys, key: string): void {
  const at = pieceFor(keys, key)
  const piece = keys[at]
  if (piece === undefined) return
  const place = firstIndex(piece.length, (index) => piece[index]! >= key)
  if (piece[place] !== key) return
  piece.splice(place, 1)
  if (piece.length === 0) keys.splice(at, 1)
}

/** The keys from one on, itself included, in order. The keys may not be changed while it runs. */
export function* keysFrom(keys: SortedKeys, from = ''): Generator<string> {
  for (let at = pieceFor(keys, from); at < keys.length; at++) {
    const piece = keys[at]!
    for (
      let place = firstIndex(piece.length, (index) => piece[index]! >= from);
      place < piece.length;
      place++
    )
      yield piece[place]!
  }
}

/**
 * The first index for which a test holds that holds for all after it, or `length` when there is
 * none.
 */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The piece that has, or is to take, a key: the last one that does not begin after it. */
function pieceFor(keys: SortedKeys, key: string): number {
  return Math.max(0, firstIndex(keys.length, (index) => keys[index]![0]! > key) - 1)
}
